import type { NameTableFile } from './name-tables.ts';

/** What belongs to no one country: the forms, words and spellings met on bills of lading everywhere. */
export const GENERAL_NAMES: NameTableFile = {
  forms: {
    limited:
      'co ltd|co limited|company ltd|company limited|limited company|limited liability company|limited liability co|limited|ltd|llc|l l c|lc|' +
      'gmbh|mbh|gesellschaft mit beschrankter haftung|sarl|s a r l|srl|s r l|s de rl de cv|s de r l de c v|s de rl|ltda|limitada|sl|s l|slu|bv|b v|besloten vennootschap|' +
      'bvba|aps|sp z o o|spzoo|spolka z o o|sro|s r o|spol s r o|kft|doo|d o o|dooel|eood|ood|uab|sia|ou|ooo|o o o|tov|too|ooo|mchj|' +
      'obshchestvo s ogranichennoy otvetstvennostyu|obschestvo s ogranichennoi otvetstvennostyu|' +
      'pte ltd|pte limited|private limited|pvt ltd|pvt limited|pvt|pte|pty ltd|pty limited|pty|sdn bhd|sendirian berhad|' +
      'youxian gongsi|you xian gong si|youxian zeren gongsi|you xian ze ren gong si|yuhan hoesa|yu han hoe sa|yugen kaisha|yugen gaisha|godo kaisha|gk|y k|' +
      'fze|f z e|fzco|fz llc|fzc|fz co|dmcc|wll|w l l|spc|limited sirketi|ltd sti|ltd sirketi|est ltd|oy|ab|as|a s|aktiebolag|osakeyhtio',
    'joint-stock':
      'joint stock company|joint stock co|jsc|j s c|jsco|js co|stock company|corporation|corp|incorporated|inc|public limited company|plc|p l c|public company limited|pcl|' +
      'ag|a g|aktiengesellschaft|se|sa|s a|sociedad anonima|societe anonyme|sa de cv|s a de c v|sab de cv|sas|s a s|spa|s p a|sac|s a c|saa|nv|n v|naamloze vennootschap|' +
      'oyj|asa|a d|d d|dd|zrt|nyrt|tbk|persero|berhad|bhd|kk|k k|kabushiki kaisha|kabushiki gaisha|kabushikikaisha|' +
      'gufen youxian gongsi|gu fen you xian gong si|jituan youxian gongsi|jusik hoesa|ju sik hoe sa|chusik hoesa|jusikhoesa|' +
      'ao|a o|oao|o a o|zao|z a o|pao|p a o|pjsc|ojsc|cjsc|aktsionernoe obshchestvo|otkrytoe aktsionernoe obshchestvo|publichnoe aktsionernoe obshchestvo|' +
      'zakrytoe aktsionernoe obshchestvo|prat|pat|anonim sirketi|anonim sti|saoc|saog|psc|pjs|ksc|k s c|qsc|sae|s a e|bsc|saudi joint stock company',
    partnership:
      'llp|l l p|lp|limited partnership|limited liability partnership|kg|ohg|gmbh co kg|gmbh and co kg|gmbh u co kg|gbr|snc|s n c|sca|scs|cv|vof|gongming gongsi|goshi kaisha|partnership',
    sole: 'sole proprietorship|sole proprietor|establishment|est|trading as|e k|ek|eirl|individual entrepreneur|eireli|ip',
    company:
      'company|co|cia|compania|compagnie|cie|firm|kompaniya|kompania|firma|gongsi|gong si|gaisha|kaisha|hoesa|sirketi|sharika|sherkat|sharikat|sharekat|' +
      'enterprise|enterprises|entreprise|unternehmen|predpriyatie|pt|cv indonesia',
    state: 'state owned enterprise|soe|fgup|gup|federal state unitary enterprise|unitarnoe predpriyatie',
    cooperative: 'cooperative|co operative|coop|cooperativa|genossenschaft|eg',
  },
  trade: {
    trade:
      'trading|trade|trades|traders|trader|commercial|commerce|commercials|merchandise|handel|handels|handelsgesellschaft|comercial|comercio|comercializadora|commerciale|' +
      'maoyi|mao yi|shangmao|shang mao|torgovlya|torgovyi dom|torgovy dom|torgovaya|shoji|boeki|muyeok|tijara|tijarat|tijariya|ticaret|tic|perdagangan|niaga|trdg|trd',
    'import-export':
      'import export|export import|import and export|export and import|imports exports|imports and exports|imp exp|exp imp|imp and exp|imp|exp|impex|imex|eximp|exim|importexport|' +
      'jinchukou|jin chu kou|import eksport|eksport import|vneshtorg|importacao e exportacao|importacion y exportacion|importaciones|exportaciones|importadora|exportadora|' +
      'ithalat ihracat|ith ihr|import|export|imports|exports|importers|exporters|importing and exporting|ekspor impor|suchulip',
    service:
      'services|service|svc|svcs|servicios|servicos|dienstleistungen|fuwu|fu wu|uslugi|khadamat|hizmetleri|jasa|servis|serv',
    production:
      'manufacturing|manufacturers|manufacturer|manufacture|manufactory|mfg|mfrs|production|productions|producing|producers|works|factory|factories|plant|mill|mills|' +
      'gongchang|gong chang|zhizao|zhi zao|zavod|fabrika|fabrik|fabrica|seizo|jejo|zhipin|products|product|prod|manufactura|manufacturas|uretim|sanayi',
    investment:
      'investment|investments|invest|inv|touzi|tou zi|investitsii|inversiones|investimentos|istithmar|toushi|tuja|yatirim|capital',
    development:
      'development|developments|dev|developing|fazhan|fa zhan|razvitie|desarrollo|entwicklung|kaihatsu|gaebal',
    group:
      'group|groups|grp|holding|holdings|hldg|hldgs|jituan|ji tuan|gruppa|gruppe|grupo|groupe|gruppo|kholding|majmua|majmuat|grubu|konzern|conglomerate',
    international:
      'international|intl|int l|internacional|internationale|internazionale|guoji|guo ji|mezhdunarodny|mezhdunarodnaya|mezhdunarodnyi|kokusai|gukje|aldawlia|dawliya|uluslararasi|overseas',
    global: 'global|globe|worldwide|world|universal|quanqiu|globalny',
    general: 'general|generals|allgemeine|zonghe|sogo|amma',
    business:
      'business|businesses|biz|undertakings|ventures|venture|associates|association|assoc|solutions|solution|partners|brothers|bros|sons|and sons|supply|supplies|suppliers|distribution|distributors|distributor|retail|wholesale|shiye|shi ye|marketing|consulting|consultancy|consultants|management|agency|agencies|sales',
    engineering:
      'engineering|engineers|engg|technical|technics|technik|technique|tekhnika|gongcheng|gong cheng|muhandisin|muhendislik|kogyo|gijutsu|ingenieria|engenharia',
    technology:
      'technology|technologies|tech|technological|hi tech|high tech|hightech|keji|ke ji|jishu|ji shu|tekhnologii|tekhnologiya|tecnologia|tecnologias|technologie|technologien|teknoloji|gisul|taknulujia',
    branch:
      'branch|branch office|representative office|rep office|subsidiary|division|div|filial|fengongsi|fen gong si|niederlassung|sucursal',
  },
  industry: {
    steel:
      'steel|steels|iron and steel|gangtie|gang tie|stal|stahl|acero|acier|hadid|celik|seiko|cheolgang|metallurgy|metallurgical|metallurgicheskiy',
    metal: 'metal|metals|metall|jinshu|jin shu|metalurgica|hardware|wujin|wu jin',
    electronic:
      'electronics|electronic|elec|electron|dianzi|dian zi|elektronika|elektronik|electronica|denshi|jeonja|elektron',
    electric:
      'electric|electrical|electricals|electricity|power|dianqi|dian qi|elektrik|energo|denki|jeongi|elektro|elettrica|electrica',
    machinery:
      'machinery|machine|machines|mechanical|mechanic|jixie|ji xie|mashinostroenie|maschinen|maschinenbau|maquinaria|kikai|gigye|makina|makine|machineries',
    equipment: 'equipment|equipments|equip|shebei|she bei|oborudovanie|muaddat|equipos|instruments|apparatus',
    auto: 'automobile|automotive|auto|autos|automobiles|motor|motors|car|cars|vehicle|vehicles|qiche|qi che|jidosha|jadongcha|avto|sayarat|otomotiv',
    textile:
      'textile|textiles|fabric|fabrics|fangzhi|fang zhi|tekstil|textil|mansujat|spinning|weaving|yarn|knitting|knitwear',
    garment:
      'garment|garments|apparel|apparels|clothing|clothes|fashion|fashions|fuzhuang|fu zhuang|odezhda|konfeksiyon|uiryu|wear',
    footwear: 'footwear|shoe|shoes|leather|xieye|xie ye|obuv|calzado',
    food: 'food|foods|foodstuff|foodstuffs|food products|shipin|shi pin|produkty|produkti|alimentos|lebensmittel|ghidha|sikpum|shokuhin|gida|makanan|food industries',
    seafood:
      'seafood|seafoods|fishery|fisheries|aquatic|aquatic products|marine products|shuichan|shui chan|ryba|rybny|suisan|susan|frozen seafood|aquaculture',
    agricultural:
      'agricultural|agriculture|agri|agro|agricultural products|farm|farms|farming|nongye|nong ye|agroprom|zirai|ziraat|nongsan',
    chemical:
      'chemical|chemicals|chem|chemistry|huagong|hua gong|huaxue|hua xue|khimiya|khim|chemie|quimica|kagaku|hwahak|kimya|petrochemical|petrochemicals',
    plastic: 'plastic|plastics|suliao|su liao|plastik|plastico|plast|polymer|polymers|rubber|xiangjiao',
    pharma:
      'pharmaceutical|pharmaceuticals|pharma|pharm|pharmacy|drug|medicine|medicines|yaoye|yao ye|yiyao|yi yao|farma|farmatsevtika|seiyaku|jeyak|medical|ilac|adwiya',
    construction:
      'construction|constructions|constr|building|builders|contracting|contractors|contractor|jianzhu|jian zhu|jianshe|jian she|stroy|stroitelstvo|bau|kensetsu|geonseol|muqawalat|insaat|construcciones|construcoes',
    material: 'materials|material|building materials|jiancai|cailiao|cai liao|materialy',
    wood: 'wood|timber|wooden|lumber|forestry|furniture|muye|mu ye|jiaju|jia ju|mebel|holz|madera|mokuzai',
    paper: 'paper|papers|pulp|packaging|packing|zhiye|baozhuang|bumaga|papier|papel|printing|kagit',
    oil: 'oil|oils|petroleum|petrol|oil and gas|shiyou|shi you|neft|nafta|sekiyu|seokyu|naft|petrol|gas|petro',
    energy: 'energy|energies|nengyuan|neng yuan|energiya|energia|taqa|enerji|solar',
    transport:
      'transport|transportation|transports|trans|carrier|carriers|yunshu|yun shu|transportnaya|trucking|naqliyat|unyu|unsong|nakliyat|haulage',
    logistics:
      'logistics|logistic|wuliu|wu liu|logistika|logistik|logistica|lojistik|forwarding|freight|freight forwarding|forwarders|cargo|express|huoyun|huo yun',
    shipping:
      'shipping|ship|ships|shipbuilding|maritime|marine|line|lines|hangyun|hang yun|chuanbo|morskoy|kaiun|haeun|milaha|denizcilik|vessel|vessels|navigation|ocean shipping',
    mining: 'mining|mineral|minerals|mines|kuangye|kuang ye|gorno|gornaya|minera|coal|cement|shuini',
    software:
      'software|soft|information|information technology|it|xinxi|xin xi|ruanjian|digital|computer|computers|computing|systems|system|data|telecom|telecommunication|telecommunications|communications|communication|tongxin|tong xin|network|networks|wangluo',
    beverage:
      'beverage|beverages|drink|drinks|brewery|breweries|brewing|beer|wine|wines|liquor|coffee|tea|cha ye|yinliao|dairy|milk',
    bank: 'bank|banking|finance|financial|insurance|securities|fund|yinhang|yin hang|baoxian|jinrong',
    industrial:
      'industry|industries|industrial|ind|inds|industrie|industria|industrias|gongye|gong ye|promyshlennost|prom|sangyo|saneop|sinaat|sinai|sanat|indl|indus',
    property:
      'property|properties|real estate|realty|land|dichan|di chan|fudosan|immobilien|gayrimenkul|hotel|hotels|tourism|travel',
    toy: 'toy|toys|gift|gifts|wanju|stationery|sports|sporting|jewelry|jewellery|cosmetics|cosmetic|huazhuangpin|optical|glass|ceramic|ceramics',
  },
  place: {
    china: 'china|zhongguo|zhong guo|prc|kitay|chinese|chung kuo',
    'hong-kong': 'hong kong|hongkong|hk|xianggang|xiang gang',
    taiwan: 'taiwan|tai wan|taiwanese',
    japan: 'japan|nippon|nihon|yaponiya|japanese|riben',
    korea: 'korea|korean|hanguk|han guk|south korea|koreya',
    thailand: 'thailand|siam',
    singapore: 'singapore|singapura|xinjiapo',
    malaysia: 'malaysia|malaysian',
    indonesia: 'indonesia|indonesian',
    india: 'india|indian|bharat',
    russia: 'russia|russian|rossiya|rossiyskiy|rossii|rus',
    germany: 'germany|deutschland|german|deutsche',
    usa: 'usa|u s a|america|american|united states',
    uk: 'uk|u k|united kingdom|britain|british|england',
    france: 'france|french|francaise',
    emirates: 'uae|u a e|emirates|united arab emirates',
    saudi: 'saudi|ksa|saudi arabia|saudia',
    dubai: 'dubai|dubayy',
    asia: 'asia|asian|asia pacific|aziya|yazhou',
    europe: 'europe|european|evropa|euro|europa',
    pacific: 'pacific|pacifica|taipingyang',
    oriental: 'east|eastern|vostok|vostochny|orient|oriental|dongfang|dong fang',
    west: 'west|western|zapad|zapadny',
    north: 'north|northern|sever|severny|bei fang|beifang',
    south: 'south|southern|yuzhny|nanfang|nan fang',
    central: 'central|center|centre|tsentr|zhongyang',
    beijing: 'beijing|peking|bei jing',
    shanghai: 'shanghai|shang hai',
    guangdong: 'guangdong|canton|kwangtung|guang dong',
    guangzhou: 'guangzhou|guang zhou|kuangchou',
    shenzhen: 'shenzhen|shen zhen|shumchun',
    tianjin: 'tianjin|tientsin|tian jin',
    qingdao: 'qingdao|tsingtao|qing dao',
    nanjing: 'nanjing|nanking|nan jing',
    chongqing: 'chongqing|chungking|chong qing',
    zhejiang: 'zhejiang|chekiang|zhe jiang',
    jiangsu: 'jiangsu|kiangsu|jiang su',
    fujian: 'fujian|fukien|fu jian',
    xiamen: 'xiamen|amoy|xia men',
    hangzhou: 'hangzhou|hangchow|hang zhou',
    suzhou: 'suzhou|soochow|su zhou',
    ningbo: 'ningbo|ningpo|ning bo',
    dongguan: 'dongguan|dong guan',
    foshan: 'foshan|fo shan',
    yiwu: 'yiwu|yi wu',
    dalian: 'dalian|da lian|dairen',
    shandong: 'shandong|shantung|shan dong',
    hebei: 'hebei|he bei',
    henan: 'henan|he nan',
    hunan: 'hunan|hu nan',
    hubei: 'hubei|hu bei',
    sichuan: 'sichuan|szechuan|si chuan',
    wuhan: 'wuhan|wu han',
    guangxi: 'guangxi|kwangsi|guang xi',
    yunnan: 'yunnan|yun nan',
    hainan: 'hainan|hai nan',
    moscow: 'moscow|moskva|moskovsky|moskovskiy',
    petersburg: 'saint petersburg|st petersburg|sankt peterburg|spb',
    vladivostok: 'vladivostok',
    seoul: 'seoul',
    busan: 'busan|pusan',
    tokyo: 'tokyo',
    osaka: 'osaka',
    bangkok: 'bangkok|krung thep',
  },
  titles:
    'mr|mrs|ms|miss|dr|prof|sir|madam|mme|mlle|herr|frau|sr|sra|senor|senora|don|dona|capt|captain|haji|hajji|sheikh|shaikh|shaykh|sheik|gospodin|gospozha|xiansheng|nushi|m s|messrs|eng mr|engr|sayyid|mister|esq|jr|phd|md dr',
  particles:
    'the|of|and|for|de|del|la|le|les|los|las|da|do|dos|das|di|et|y|i|und|van|von|der|den|ter|al|el|ul|ud|ur|us|as|ar|ad|an|es|ash|ed|ez|bin|ibn|ben|bint|binti|abu|no|number|nr|at|in|to|for and on behalf of|s|dba|d b a|aka|a k a|e|by|ve|nomer',
  surnames:
    'wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie song tang deng feng han cao zeng peng xiao cai pan tian dong yuan yu ye jiang du su wei lu ding ren shen yao lu ' +
    'kim lee park choi jung kang cho yoon jang lim han shin seo kwon hwang ahn song yoo hong sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato ' +
    'smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez singh kumar khan sharma patel ahmed ali hassan mohammed hussein ' +
    'ivanov petrov sidorov smirnov kuznetsov popov volkov sokolov mueller schmidt schneider fischer weber meyer silva santos oliveira rossi',
  middleNames: 'muhammad mohammed mohamed md mohd maria jose',
  spellings:
    // Arabic names as they are met on papers of many countries.
    'muhammad mohammed mohamed mohammad muhammed mohamad muhamad mohamet mehmet mahomed mohd md mhmd muhammet magomed | ahmed ahmad ahmet akhmed akhmad achmad ahmd | hussein husayn hussain husain hosein hossein hussien huseyn hussin husein khusein | ' +
    'hassan hasan hasan khasan hassen | ali aly | saint st ste sankt | mount mt | fort ft | yasser yasir yassir yaser | bashar | sheikh shaykh cheikh sheik shaikh | lee leigh | omar umar omer | uthman othman osman usman ottoman | yusuf yousef youssef yousuf yusef yosef joseph yusif yussuf jusuf iosif | ibrahim ebrahim ibraheem abraham ibragim brahim | ' +
    'khaled khalid haled chaled | said saeed sayed sayyid syed seid sayeed saied saed | mahmoud mahmud mahmood mehmood | mustafa mustapha moustafa mostafa | abdullah abdallah abdulla abdalla abdoullah | abd abdul abdel abdal abdu abdoul | ' +
    'rahman rehman rahmaan | karim kareem kerim | rashid rasheed rachid reshid | jamal gamal djamal cemal jamaal | nasser nasir naser nassir nasr | hamid hameed hamed khamid | salim saleem selim | salem salim | tariq tarek tarik tareq | ' +
    'aisha ayesha aysha aicha | fatima fatma fatimah fathima fatemeh | zainab zaynab zeinab zeynep | sharif shareef sherif cherif charif | qasim kassem qassem kasim casem qasem | faisal faysal feisal faycal | walid waleed oualid | ' +
    'mansour mansur mansoor | suleiman sulayman sulaiman solomon soliman suleyman | ismail ismael esmail | ishaq isaac ishak | yaqub yacoub jacob yaqoob yakub | musa moussa mousa moses | isa issa eissa | qaddafi gaddafi kadhafi gadhafi qadhafi | ' +
    'bakr bakar baker | bashir basheer beshir | jabir jaber gaber djaber | aziz azeez | hadi hady | nur noor nour | din deen eddin uddin eldin aldin addin | saud saoud | zayed zayid zaid zayd | rafiq rafik | shams chams | ghazi gazi | osama usama oussama | ' +
    // Slavic names.
    'alexander aleksandr alexandr alexandre aleksander oleksandr alessandro alejandro iskander | alexei aleksei alexey aleksey alexej aleksej oleksiy | sergei sergey sergej serguei serhiy serge sergii sergiy | dmitri dmitry dmitriy dmitrii dmitrij dimitri dmytro dimitry | ' +
    'yuri yury yuriy yurii iurii jurij iouri yurij | andrei andrey andrej andriy andrew andrii | mikhail michail mikhael mykhailo mihail | nikolai nikolay nikolaj mykola nicolai nikola | vladimir volodymyr wladimir vladymyr | evgeny yevgeny evgeni evgeniy yevgeniy evgenii eugene yevhen jewgeni | ' +
    'ekaterina yekaterina katerina kateryna catherine | elena yelena olena jelena | tatiana tatyana tetiana tatjana | natalia natalya nataliya nataliia natalja | yulia julia iuliia yuliya juliya | maksim maxim maksym | pavel pavlo paul | pyotr petr peter piotr petro | ' +
    'fyodor fedor feodor | ilya ilia illia | igor ihor | oleg oleh | ivan iwan | grigori grigory grigoriy gregory hryhoriy | vasily vasiliy vasili vassily vasyl wassili | viktor victor | konstantin constantine kostiantyn | anatoly anatoli anatoliy | vitaly vitali vitaliy vitalii | valery valeri valeriy | gennady gennadi gennadiy | arkady arkadi arkadiy | ' +
    'anastasia anastasiya anastasiia | ksenia xenia kseniya | maria mariya mariia marija | sofia sofya sophia sofiya | lyudmila ludmila liudmila | lev leo | yakov jakov iakov | georgy georgi georgiy george heorhii | timofei timofey | matvei matvey | ' +
    'chaikovsky tchaikovsky chaykovskiy tschaikowski | khrushchev chruschtschow khruschev | ' +
    // Chinese surnames as they are written in different systems and places.
    'zhang chang cheung teo chong | zhao chao chiu | zhou chou chow chau | zhu chu choo | zheng cheng cheng tay cheang | zhong chung | xu hsu hui | xie hsieh tse chia cheah | xiao hsiao siu siew | cai tsai choi chua choy | cao tsao | qian chien chin | qiu chiu hsiu yau | ' +
    'chen chan tan chin | wang wong ong heng | huang wong hwang ng ooi | lin lam lim | li lee lei | wu ng goh woo | liu lau low liew | guo kuo kwok | gao kao ko | he ho hoh | deng teng | dong tung | song sung soong | liang leung neo | luo lo law | lu loo luk | ' +
    'ye yeh yip yap | yang yeung yeo young | yu yue | feng fung foong | jiang chiang cheung keung kiang | jin chin kam | kong hung | pan poon pun phua | peng pang phang | su so soh | sun suen | tang tong | xue hsueh sit | yuan yuen un | zeng tseng tsang chan | ding ting | du to tu | fang fong | he hor | jia chia | mao mo mou | shen sum sim | shi shih sze | ' +
    'tian tien tin | zhan chan | zhuang chuang chong | zou tsou chow | xiang hsiang heung | ' +
    'xiao hsiao | qing ching | jian chien kin | guo kuo kwok | hua hwa wah | de teh tak | zhi chih | hong hung | ' +
    // Korean.
    'kim gim ghim | lee yi rhee i ri li rii | park pak bak bahk | choi choe chwe | jung jeong chung cheong jong | cho jo joh | yoon yun youn | jang chang | lim im rim yim | kang gang | shin sin | seo suh so | kwon gwon | ahn an | yoo yu ryu you ryoo | jeon jun chun chon jeun | ko go koh goh | moon mun | bae pae bai | baek paek paik baik | ' +
    'heo hur huh ho | noh roh no ro | oh o | son sohn | joo ju chu | woo u wu | young yeong yong | hyun hyeon hyon | joon jun | sung seong song | min | soo su | kyung gyeong kyong kyeong | hee hui hi | seung sung | jin chin | jae jay che | hwan whan | ' +
    // Short forms and forms of one name in several languages.
    'william bill will willy | robert bob rob bobby | richard dick rick | michael mike mick michel miguel mikael | james jim jimmy | john jon juan johann hans jean giovanni joao ivan | thomas tom tomas | joseph joe jose giuseppe josef | charles charlie carl karl carlos | edward ed eddie eduardo | ' +
    'elizabeth liz beth elisabeth | katherine kathryn catherine kate kathy cathy katharina | margaret maggie peggy | stephen steven steve stefan stephan esteban | philip phillip felipe philippe | geoffrey jeffrey jeff | anthony tony antonio anton | daniel dan danny | matthew matt matteo | christopher chris | ' +
    'nicholas nick nicolas nikolaus | benjamin ben | samuel sam | alexander alex | alexandra sandra | patricia pat | susan sue | deborah debbie debra | frederick fred friedrich | lawrence laurence larry | gerald gerry | theodore ted | sean shaun shawn | brian bryan | marc mark markus marcus | eric erik | ' +
    'smith smyth | johnson jonson johnsen | thompson thomson | clark clarke | brown browne | stewart stuart | reid reed read | meyer meier maier mayer mayr | schmidt schmitt schmid | mueller muller | schroeder schroder | jaeger jager yaeger | weiss weiß | andersen anderson andersson | petersen pedersen peterson | ' +
    // Known names that one letter tells apart: each alone, so that none is a slip of another.
    'adam | adrian | adriana | alan | albert | alberto | alfred | alfredo | alina | allan | amin | amina | amir | ammar | amr | angel | angela | angelo | anita | anna | anne | annie | anton | antonia | artem | arthur | artur | arturo | bilal | bogdan | boris | carmen | carson | carter | cartwright | carver | dana | daniela | danielle | daniil | danila | darina | darya | denis | denise | dennis | diana | diane | dinesh | donna | emilia | emilio | emily | emma | eric | erica | ernest | ernesto | eva | evan | eve | evgenia | fares | farid | farida | faris | francesca | francis | francisco | franco | frank | gabriel | gabriela | galina | ghanem | gleb | gloria | grace | hamad | hamdan | hamed | hamza | harold | harry | hector | helen | helena | henry | hilal | hugo | inna | irene | irina | isabel | ivana | ivo | jack | jacob | jalal | jalil | james | jane | janet | janice | jasmine | jason | jill | joan | joana | joanna | kamal | kamil | karen | karima | karin | karina | khalil | kirill | kristina | lara | larisa | laura | lauren | layla | leila | linda | lisa | louis | louise | lucas | lucia | luis | luisa | luiz | lyubov | mahesh | majid | marcel | marcela | marcelo | marco | marian | marina | marino | mario | martin | marvin | mercedes | michele | michelle | miranda | monica | morton | mounir | mukesh | munir | nadezhda | nadia | nadir | nancy | naresh | nassar | nathan | naveen | neil | nicola | nicole | nikita | nora | olga | oliver | olivia | oscar | pablo | paola | paula | pauline | pedro | polina | praveen | pravin | priya | rachel | rahim | rahma | rajesh | rakesh | ramesh | rashida | raul | rebecca | regina | rene | renee | ricardo | rita | roberta | rodolfo | rodrigo | roger | roland | rolando | roman | ronald | ronan | rosa | rose | rostislav | rupert | ruslan | rustam | ruth | saad | sabrina | sajid | sally | salma | salman | salwa | samir | sara | sarah | semen | semyon | sergio | silvia | silvio | simeon | simon | simone | sonia | stanislav | stepan | suresh | susana | svyatoslav | tahir | taras | teresa | tina | valentin | valentina | valeria | vanessa | vera | veronica | victoria | viktoria | vincent | vincenzo | virginia | vladislav | vyacheslav | wahid | wajid | walid | walter | wendy | yaroslav | yaroslava | yvonne | zahir | zaki | zakir | zhanna | zoya | ' +
    'gonzalez gonzales | rodriguez rodrigues | perez peres | martinez martines | chaudhry choudhury chowdhury choudhary chaudhary | khan | patel | singh sing | kumar | shah | reddy | lakshmi laxmi | krishna krishnan | srinivas shrinivas | ' +
    'tanaka | ito itoh | sato satoh | saito saitoh | ohno ono oono | kato katoh katou | goto gotoh | endo endoh | kondo kondoh | shimbun shinbun | ' +
    'ii 2 | iii 3 | iv 4 | vi 6 | vii 7 | viii 8 | ix 9 | one 1 | two 2 | three 3 | first 1st | second 2nd | third 3rd',
};
