"""Makes the reference models of import-xgboost.test.ts from invented data, with the figures of XGBoost beside them (python3 make.py, Debian 12: python3-xgboost 1.7.4)."""
import json
import os
import numpy as np
import xgboost as xgb

out = os.path.dirname(os.path.abspath(__file__))
random = np.random.RandomState(7)
rows = 400
X = random.normal(size=(rows, 5)).astype(np.float32).astype(np.float64)
X[:, 3] = random.randint(0, 6, rows)
X = np.round(X, 3)
X[random.rand(rows, 5) < 0.15] = np.nan

signal = np.nan_to_num(X[:, 0]) - 0.8 * np.nan_to_num(X[:, 1]) * (np.nan_to_num(X[:, 3]) > 2) + 0.5 * np.isnan(X[:, 2])
y = (signal + random.normal(size=rows) * 0.5 > 0.2).astype(int)
shown = X[:24]


def keep(name, model):
    model.save_model(f'{out}/{name}.json')
    matrix = xgb.DMatrix(shown)
    figures = {
        'xgboost': xgb.__version__,
        'rows': [[None if np.isnan(v) else float(v) for v in row] for row in shown],
        'margins': [float(v) for v in model.predict(matrix, output_margin=True)],
        'predictions': [float(v) for v in model.predict(matrix)],
        'contributions': [[float(v) for v in row] for row in model.predict(matrix, pred_contribs=True)],
    }
    text = json.dumps(figures)
    open(f'{out}/{name}.figures.json', 'w').write(text + '\n')


data = xgb.DMatrix(X, y)
keep('xgboost-logistic', xgb.train(dict(objective='binary:logistic', max_depth=4, eta=0.3, tree_method='hist', nthread=1, base_score=0.3, seed=1), data, 12))
keep('xgboost-squared', xgb.train(dict(objective='reg:squarederror', max_depth=3, eta=0.2, tree_method='exact', nthread=1, base_score=1.5, seed=1), xgb.DMatrix(X, signal + 2), 8))
