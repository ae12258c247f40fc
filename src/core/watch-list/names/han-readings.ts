/**
 * How the characters that names of people, places and companies are mostly written with are read in Mandarin, simplified and
 * traditional. A character may be read in several ways; this is the one of names. Far from all: what is missing matches itself.
 */
export const HAN_READINGS =
  'an:安 ai:爱艾愛 ao:奥澳敖 ba:巴 bai:白百 ban:班板 bang:邦帮 bao:宝包保鲍寶 bei:北贝 ben:本 bin:斌滨彬宾 bing:冰兵炳 bo:博波伯 bu:布步 ' +
  'cai:蔡才彩财 cao:曹草 cen:岑 chang:常昌长場长 chao:超朝 chen:陈陳晨辰 cheng:成程城诚承 chi:池 chong:崇重 chu:楚出储 chuan:川传 chun:春纯 ' +
  'cui:崔翠 da:大达達 dai:戴代 dan:丹 dao:道岛 de:德 deng:邓鄧登 di:迪地 dian:电店 ding:丁鼎定 dong:东董東冬动 dou:窦 du:杜都 duan:段 dun:敦 ' +
  'er:尔 fa:发發法 fan:范凡帆樊 fang:方芳房纺 fei:飞菲非费 fen:芬 feng:冯馮峰丰凤风锋 fo:佛 fu:福富傅付服符 gang:刚钢港岗 gao:高 ge:葛戈 gong:公工龚宫 ' +
  'gu:顾谷古股 guan:关管冠 guang:广光廣 gui:贵桂 guo:郭国國果 hai:海 han:韩汉韓翰 hang:杭航 hao:浩豪好郝 he:何贺和河合贺 hong:红洪宏鸿虹 hou:侯 ' +
  'hu:胡湖虎沪 hua:华花化華 huai:怀 huan:欢环 huang:黄黃 hui:辉慧惠会汇回 huo:霍火 ji:吉机季基技集济纪继 jia:家佳嘉贾加 jian:建健剑坚 jiang:江姜蒋蔣 ' +
  'jiao:焦交 jie:杰洁捷 jin:金进晋锦津近 jing:京静晶敬精景经 jiu:九久 ju:巨居 juan:娟 jun:军俊君 kai:凯开 kang:康 ke:科可柯 kong:孔 kou:口 kuang:矿邝 ' +
  'kun:昆坤 lai:赖来 lan:兰蓝 lang:朗 lao:劳 lei:雷磊蕾 li:李力丽立利黎理礼莉 lian:连联莲廉 liang:梁亮良 liao:廖料 lin:林琳霖 ling:玲凌灵岭 ' +
  'liu:刘劉柳流六 long:龙龍隆 lu:陆卢鲁路露吕 luo:罗羅洛 ma:马馬 mao:毛茂贸 mei:梅美媒 men:门 meng:孟蒙梦 mi:米 miao:苗 min:敏民 ming:明名铭鸣 ' +
  'mo:莫 mu:木牧穆 na:娜纳 nan:南 ni:倪 nian:年 ning:宁寧 niu:牛 ou:欧 pan:潘盘 pang:庞 peng:彭鹏 pin:品 ping:平萍屏 pu:浦普 qi:齐奇启企汽器 ' +
  'qian:钱前千 qiang:强 qiao:乔桥 qin:秦琴勤 qing:青清庆庆 qiu:邱秋丘 qu:曲 quan:全泉权 ren:任人仁 ri:日 rong:荣容融 ru:如 rui:瑞锐 run:润 san:三 ' +
  'sha:沙 shan:山珊善陕 shang:上商尚 shao:邵少 shen:沈深申 sheng:生胜盛声圣升 shi:石史时世市施实食事 shou:寿 shu:舒书术 shuai:帅 shuang:双 shui:水 ' +
  'si:四司思 song:宋松 su:苏蘇素塑 sui:隋 sun:孙孫 tai:泰太台 tan:谭谈 tang:唐汤 tao:陶涛桃 teng:滕 ti:体 tian:田天 tie:铁 ting:婷廷 tong:通同童铜 tu:图 ' +
  'wan:万萬婉 wang:王汪旺网 wei:伟魏维为威卫韦偉 wen:文温闻 weng:翁 wu:吴吳武物五务伍 xi:西希熙喜 xia:夏霞 xian:贤显限县先 xiang:向香祥翔项 xiao:小晓肖萧 ' +
  'xie:谢謝械协 xin:新信鑫欣心辛 xing:兴星行邢 xiong:熊雄 xiu:秀 xu:徐许旭許 xuan:宣 xue:薛雪学 xun:迅 ya:亚雅 yan:严颜燕闫岩艳盐 yang:杨楊阳洋扬 ' +
  'yao:姚药 ye:叶葉业 yi:易一义伊艺益怡亿医 yin:尹银印 ying:英营颖 yong:永勇 you:有优友油 yu:于余玉宇渔雨喻裕 yuan:袁元源远原 yue:岳月越悦粤 yun:云运 ' +
  'zeng:曾 zha:查 zhan:展詹 zhang:张張章 zhao:赵趙招 zhe:哲浙 zhen:真镇珍振圳 zheng:郑鄭正政 zhi:志智制之 zhong:中钟忠重 zhou:周州舟 zhu:朱祝珠 ' +
  'zhuang:庄装 zhuo:卓 zi:子自资 zong:宗总 zou:邹 zu:祖 zuo:左 cheng:誠 mao:貿 yi:易 gong:贡 zhi:织紙纸 dian:電 zi:资資 you:友 wu:務 shi:實 guo:囯';
