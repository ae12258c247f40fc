"""Makes the reference models of import-onnx.test.ts from invented data: LightGBM 4.7 learns the trees, this file writes them down as ONNX with
the tools of the standard (onnx 1.23), and the figures are those of ONNX Runtime 1.30 (pip install onnx onnxruntime lightgbm; python3 make-onnx.py)."""
import json
import math
import os
import lightgbm as lgb
import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper

out = os.path.dirname(os.path.abspath(__file__))
random = np.random.RandomState(11)
rows = 600
X = np.round(random.normal(size=(rows, 5)), 2).astype(np.float32)
X[:, 3] = random.randint(0, 6, rows)
X[random.rand(rows, 5) < 0.15] = np.nan
signal = np.nan_to_num(X[:, 0]) - 0.8 * np.nan_to_num(X[:, 1]) * (np.nan_to_num(X[:, 3]) > 2) + 0.5 * np.isnan(X[:, 2])
y = (signal + random.normal(size=rows) * 0.5 > 0.2).astype(int)
shown = X[:40]


def nodes_of(booster, mode):
    """Of each tree of LightGBM its nodes, depth first; every split is `value <= threshold` there."""
    nodes = []
    for tree in booster.dump_model()['tree_info']:
        def walk(node):
            mine = dict(tree=tree['tree_index'], id=None)
            nodes.append(mine)
            mine['id'] = sum(1 for other in nodes if other['tree'] == mine['tree']) - 1
            if 'leaf_value' in node:
                mine.update(mode='LEAF', feature=0, value=0.0, yes=0, no=0, missing=0, weight=node['leaf_value'])
                return mine['id']
            threshold = np.float32(node['threshold'])
            if float(threshold) > node['threshold']:
                threshold = np.nextafter(threshold, np.float32(-np.inf))
            left = walk(node['left_child'])
            right = walk(node['right_child'])
            # The same split said the other way round: greater goes to the right child.
            upward = mode == 'BRANCH_GT'
            missing_left = node['default_left'] if node['missing_type'] == 'NaN' else 0.0 <= node['threshold']
            mine.update(mode=mode, feature=node['split_feature'], value=float(threshold), weight=None,
                        yes=right if upward else left, no=left if upward else right,
                        missing=int(missing_left != upward))
            return mine['id']
        walk(tree['tree_structure'])
    return nodes


def keep(name, nodes, kind, base, **more):
    leaves = [node for node in nodes if node['mode'] == 'LEAF']
    of = lambda key: [node[key] for node in nodes]
    prefix = 'class' if kind == 'TreeEnsembleClassifier' else 'target'
    attributes = {
        'nodes_treeids': of('tree'), 'nodes_nodeids': of('id'), 'nodes_featureids': of('feature'), 'nodes_values': of('value'),
        'nodes_modes': of('mode'), 'nodes_truenodeids': of('yes'), 'nodes_falsenodeids': of('no'),
        'nodes_missing_value_tracks_true': of('missing'), 'nodes_hitrates': [1.0] * len(nodes),
        f'{prefix}_treeids': [leaf['tree'] for leaf in leaves], f'{prefix}_nodeids': [leaf['id'] for leaf in leaves],
        f'{prefix}_ids': [0] * len(leaves), f'{prefix}_weights': [leaf['weight'] for leaf in leaves], 'base_values': [base], **more}
    outputs = ['label', 'scores'] if prefix == 'class' else ['scores']
    graph = helper.make_graph(
        [helper.make_node('Cast', ['rows'], ['cast'], to=TensorProto.FLOAT),
         helper.make_node(kind, ['cast'], outputs, domain='ai.onnx.ml', **attributes)],
        name, [helper.make_tensor_value_info('rows', TensorProto.FLOAT, [None, 5])],
        [helper.make_tensor_value_info('scores', TensorProto.FLOAT, [None, None])])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid('', 17), helper.make_opsetid('ai.onnx.ml', 3)], ir_version=9)
    onnx.checker.check_model(model)
    onnx.save(model, f'{out}/{name}.onnx')
    scores = onnxruntime.InferenceSession(f'{out}/{name}.onnx').run(['scores'], {'rows': shown})[0]
    figures = {
        'runtime': onnxruntime.__version__,
        'rows': [[None if np.isnan(v) else float(v) for v in row] for row in shown],
        'predictions': [float(row[-1]) for row in scores],
    }
    open(f'{out}/{name}.figures.json', 'w').write(json.dumps(figures) + '\n')
    return np.array(figures['predictions'])


settings = dict(num_leaves=9, learning_rate=0.2, min_data_in_leaf=10, verbose=-1, num_threads=1, seed=1, deterministic=True)
chance = lgb.train(dict(settings, objective='binary', boost_from_average=False), lgb.Dataset(X, y), 12)
told = keep('onnx-logistic', nodes_of(chance, 'BRANCH_LEQ'), 'TreeEnsembleClassifier', 0.25, post_transform='LOGISTIC', classlabels_int64s=[0, 1])
expected = 1 / (1 + np.exp(-(chance.predict(shown, raw_score=True) + 0.25)))
assert np.allclose(told, expected, atol=1e-6), 'what was written down is what was learned'

mean = lgb.train(dict(settings, objective='regression', boost_from_average=False), lgb.Dataset(X, signal + 2), 8)
told = keep('onnx-squared', nodes_of(mean, 'BRANCH_GT'), 'TreeEnsembleRegressor', 0.5, n_targets=1)
assert np.allclose(told, mean.predict(shown) + 0.5, atol=1e-5), 'what was written down is what was learned'
