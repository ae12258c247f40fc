import type { Text } from '#core/kernel';

/** What the refusals whose codes begin alike are about, and why customs asks for it at all. */
export interface ErrorGroup {
  readonly prefix: string;
  readonly title: Text;
  readonly why: Text;
}

const group = (prefix: string, title: Text, why: Text): ErrorGroup => ({ prefix, title, why });

/** In the order in which somebody who declares goods meets them: the message, its content, the steps, those around it. */
export const ERROR_GROUPS: readonly ErrorGroup[] = [
  group(
    'DEC',
    { vi: 'Tờ khai', en: 'Declaration' },
    {
      vi: 'Loại hình, đơn vị hải quan và các dữ kiện chung quyết định thủ tục, chính sách thuế và nơi xử lý. Thiếu hoặc sai một dữ kiện, cả tờ khai đi nhầm đường.',
      en: 'The type, the office and the general facts decide the procedure, the tax policy and who works on it. With one of them missing or mistaken the whole declaration takes the wrong way.',
    },
  ),
  group(
    'PTY',
    { vi: 'Các bên', en: 'Parties' },
    {
      vi: 'Mỗi tờ khai phải nói rõ ai là chủ hàng, ai khai và ai chịu thuế; người đó phải có mã số thuế tra cứu được.',
      en: 'A declaration says whose goods they are, who declares them and who owes the taxes; each has a tax code that can be looked up.',
    },
  ),
  group(
    'TRN',
    { vi: 'Vận chuyển', en: 'Transport' },
    {
      vi: 'Vận đơn, phương tiện và địa điểm gắn tờ khai với hàng thật tại cảng. Không khớp thì không thể giám sát hay cho hàng qua khu vực giám sát.',
      en: 'Bill, means of transport and places tie the declaration to real goods at the port. Where they do not fit, the goods can be neither supervised nor let through the gate.',
    },
  ),
  group(
    'PKG',
    { vi: 'Kiện và khối lượng', en: 'Packages and mass' },
    {
      vi: 'Số kiện và khối lượng được đối chiếu với bản lược khai và với cân tại cảng; chênh lệch là dấu hiệu đầu tiên của khai thiếu.',
      en: 'Packages and mass are compared with the manifest and the scales at the port; a difference is the first sign of goods not declared.',
    },
  ),
  group(
    'HS',
    { vi: 'Mã hàng và mô tả', en: 'Classification and description' },
    {
      vi: 'Mã hàng quyết định thuế suất và chính sách quản lý; mô tả phải đủ để cán bộ và máy hiểu đó là hàng gì.',
      en: 'The code decides the rates and the controls; the description has to be enough for people and machines to know what the goods are.',
    },
  ),
  group(
    'QTY',
    { vi: 'Số lượng', en: 'Quantities' },
    {
      vi: 'Thuế theo lượng, hạn ngạch và thống kê đều tính trên đơn vị của biểu thuế.',
      en: 'Duties by quantity, quotas and statistics all count in the unit of the tariff.',
    },
  ),
  group(
    'ORG',
    { vi: 'Xuất xứ và ưu đãi', en: 'Origin and preference' },
    {
      vi: 'Thuế suất ưu đãi chỉ dành cho hàng có xuất xứ được chứng minh theo đúng hiệp định.',
      en: 'A preferential rate is for goods whose origin is proved as the agreement asks.',
    },
  ),
  group(
    'VAL',
    { vi: 'Giá và trị giá', en: 'Price and value' },
    {
      vi: 'Trị giá hải quan là căn cứ của mọi sắc thuế; tổng các dòng phải bằng hóa đơn và điều kiện giao hàng phải cho biết giá đã gồm những gì.',
      en: 'The customs value is what every tax is worked on; the lines add up to the invoice, and the terms of delivery say what is inside the price.',
    },
  ),
  group(
    'LOW',
    { vi: 'Tờ khai trị giá thấp', en: 'Low-value forms' },
    {
      vi: 'Mẫu ngắn hỏi ít hơn vì hàng có trị giá thấp; vượt mức hoặc khác loại hàng thì dùng tờ khai đầy đủ.',
      en: 'A short form asks less because little is at stake; above its limit, goods are declared in full.',
    },
  ),
  group(
    'INV',
    { vi: 'Hóa đơn', en: 'Invoices' },
    {
      vi: 'Hóa đơn đã đăng ký là bản gốc để đối chiếu; tờ khai dẫn số hóa đơn thì phải nói giống hóa đơn.',
      en: 'A registered invoice is what is compared against; a declaration that names it says what it says.',
    },
  ),
  group(
    'DOC',
    { vi: 'Chứng từ', en: 'Documents' },
    {
      vi: 'Giấy phép, kiểm tra chuyên ngành và chứng từ kèm theo là điều kiện để hàng được nhập hoặc xuất.',
      en: 'Licences, specialised inspections and attached documents are conditions for goods to enter or leave.',
    },
  ),
  group(
    'TAX',
    { vi: 'Thuế', en: 'Duties and taxes' },
    {
      vi: 'Tiền thuế phải tính được chính xác và giải thích được; khi chưa đủ căn cứ, hệ thống nói rõ thay vì đoán.',
      en: 'A tax is worked out exactly and explained; where something is missing, that is said instead of guessed.',
    },
  ),
  group(
    'RLF',
    { vi: 'Miễn giảm, danh mục miễn thuế và hạn ngạch', en: 'Reliefs, exemption lists and quotas' },
    {
      vi: 'Ưu đãi có giới hạn: mỗi lần dùng đều trừ vào danh mục hoặc hạn ngạch, không ai được dùng quá phần của mình.',
      en: 'Reliefs have limits: each use is drawn on a list or a quota, and nobody draws more than there is.',
    },
  ),
  group(
    'ACC',
    { vi: 'Quyền truy cập', en: 'Access and authority' },
    {
      vi: 'Dữ liệu khai hải quan là bí mật kinh doanh; ai được xem và làm gì đều do vai trò, đơn vị và ủy quyền quyết định.',
      en: 'What is declared is a business secret; roles, offices and delegations decide who may see it and act on it.',
    },
  ),
  group(
    'LIF',
    { vi: 'Các bước của tờ khai', en: 'Steps of a declaration' },
    {
      vi: 'Mỗi trạng thái chỉ cho phép một số bước; câu trả lời luôn nêu những bước đang hợp lệ.',
      en: 'Each status allows some steps and no others; the answer always names those that are legal now.',
    },
  ),
  group(
    'DUP',
    { vi: 'Khai trùng', en: 'Duplicates' },
    {
      vi: 'Một lô hàng chỉ được khai một lần, nếu không thuế bị thu hai lần hoặc hàng đi hai lần.',
      en: 'A shipment is declared once, or its taxes would be paid twice, or goods leave twice.',
    },
  ),
  group(
    'STD',
    { vi: 'Tình trạng của các bên', en: 'Standing of the parties' },
    {
      vi: 'Người đang bị cưỡng chế hoặc ngừng hoạt động không được làm thủ tục như bình thường.',
      en: 'Whoever is under enforcement, or no longer in business, does not clear goods as others do.',
    },
  ),
  group(
    'CAS',
    { vi: 'Kiểm tra hồ sơ', en: 'Control' },
    {
      vi: 'Quyết định của cán bộ phải có lý do, đúng người, đúng lúc và để lại dấu vết.',
      en: 'An officer’s decision has a reason, the right person and the right moment, and leaves a trace.',
    },
  ),
  group(
    'CNS',
    { vi: 'Tham vấn trị giá', en: 'Consultation on the value' },
    {
      vi: 'Khi nghi ngờ trị giá, hải quan phải hỏi và doanh nghiệp có quyền trả lời trong thời hạn.',
      en: 'Where customs doubts a value it has to ask, and the trader may answer in time.',
    },
  ),
  group(
    'CPL',
    { vi: 'Mức độ tuân thủ', en: 'Compliance' },
    {
      vi: 'Mức độ tuân thủ và hạng rủi ro được tính từ những gì đã xảy ra; doanh nghiệp được xem từng yếu tố và được nêu ý kiến khi thấy chưa đúng.',
      en: 'Compliance level and risk class are counted from what happened; a party may see each factor, and may say where it is not right.',
    },
  ),
  group(
    'INS',
    { vi: 'Kiểm tra thực tế', en: 'Inspection' },
    {
      vi: 'Kết quả kiểm tra là chứng cứ: phải ghi đúng kiện, đúng lượng, đúng người.',
      en: 'What an inspection finds is evidence: the right packages, the right quantities, the right people.',
    },
  ),
  group(
    'AMD',
    { vi: 'Khai bổ sung', en: 'Amendment' },
    {
      vi: 'Tờ khai được sửa bằng phiên bản mới, có lý do và trong thời hạn; không gì bị ghi đè.',
      en: 'A declaration is corrected by a new version, with a reason and in time; nothing is overwritten.',
    },
  ),
  group(
    'CAN',
    { vi: 'Hủy tờ khai', en: 'Cancellation' },
    {
      vi: 'Hủy tờ khai trả lại nghĩa vụ thuế, nên chỉ được hủy khi hàng chưa qua khu vực giám sát hoặc có căn cứ khác của pháp luật.',
      en: 'A cancellation undoes a tax debt, so it needs goods that have not left, or another ground in law.',
    },
  ),
  group(
    'REV',
    { vi: 'Thu hồi quyết định', en: 'Taking decisions back' },
    {
      vi: 'Quyết định nhầm được sửa bằng một quyết định mới nêu rõ quyết định cũ, do người có thẩm quyền ký.',
      en: 'A mistaken decision is undone by a new one that names it, by someone entitled to.',
    },
  ),
  group(
    'APL',
    { vi: 'Khiếu nại', en: 'Appeals' },
    {
      vi: 'Doanh nghiệp có quyền khiếu nại trong thời hiệu, và việc giải quyết cũng có thời hạn.',
      en: 'A trader may appeal within a time, and the answer has a clock too.',
    },
  ),
  group(
    'ASG',
    { vi: 'Phân công', en: 'Assignment' },
    {
      vi: 'Người xử lý không được có lợi ích liên quan, và một người không làm cả hai bước của một việc cần hai người.',
      en: 'Whoever works on a case has no interest in it, and nobody does both steps of what takes two.',
    },
  ),
  group(
    'SPC',
    { vi: 'Kiểm tra chuyên ngành', en: 'Specialised inspection' },
    {
      vi: 'Có hàng phải chờ kết quả của cơ quan chuyên ngành trước khi được thông quan.',
      en: 'Some goods wait for another agency’s result before they are released.',
    },
  ),
  group(
    'STG',
    { vi: 'Đưa hàng về bảo quản', en: 'Storage by the trader' },
    {
      vi: 'Hàng đưa về bảo quản vẫn chịu giám sát: phải đúng địa điểm và không được tự ý sử dụng.',
      en: 'Goods stored by the trader are still under control: at the place agreed, and not used.',
    },
  ),
  group(
    'FIN',
    { vi: 'Giải phóng hàng', en: 'Release before final figures' },
    {
      vi: 'Hàng có thể đi trước khi có số liệu cuối cùng nếu tiền thuế đã được bảo đảm.',
      en: 'Goods may leave before the final figures if the taxes are secured.',
    },
  ),
  group(
    'RFL',
    { vi: 'Ý kiến của cơ quan khác', en: 'Answers of other agencies' },
    {
      vi: 'Một ý kiến lo ngại phải được đơn vị xem xét trước khi kết thúc kiểm tra.',
      en: 'A concern is answered by the office before a control ends.',
    },
  ),
  group(
    'RFD',
    { vi: 'Hoàn tiền', en: 'Refunds' },
    {
      vi: 'Tiền nộp thừa được trả một lần, vào tài khoản mà người nộp đã nêu.',
      en: 'What was paid too much is paid back once, into the account that its payer named.',
    },
  ),
  group(
    'PAP',
    { vi: 'Tờ khai giấy', en: 'Paper declarations' },
    {
      vi: 'Khi hệ thống gián đoạn, tờ khai giấy giữ cho hàng đi; sau đó phải nhập lại đúng số đã báo.',
      en: 'When the system is down, paper keeps goods moving; afterwards it is entered under the number announced.',
    },
  ),
  group(
    'PAY',
    { vi: 'Nộp thuế', en: 'Payment' },
    {
      vi: 'Mỗi đồng phải tìm đúng tờ khai: mã tham chiếu và số tiền quyết định việc đó.',
      en: 'Every amount has to find its declaration: the reference and the sum decide that.',
    },
  ),
  group(
    'SUS',
    { vi: 'Tiền chờ xử lý', en: 'Money in suspense' },
    {
      vi: 'Tiền chưa rõ nộp cho ai vẫn là của người nộp: mỗi lần phân bổ hay trả lại phải đúng khoản, đúng số và đủ người quyết định.',
      en: 'Money that found no home is still its payer’s: each act on it is about the right credit, the right sum and by enough people.',
    },
  ),
  group(
    'GUA',
    { vi: 'Bảo lãnh', en: 'Guarantees' },
    {
      vi: 'Bảo lãnh thay cho tiền nên phải còn hiệu lực, đủ số dư và đúng người được bảo lãnh.',
      en: 'A guarantee stands for money, so it has to be in force, large enough and for the right party.',
    },
  ),
  group(
    'TRP',
    { vi: 'Vận chuyển độc lập', en: 'Independent transport' },
    {
      vi: 'Hàng đang chịu giám sát chỉ được đi đúng tuyến, đúng hạn và với niêm phong nguyên vẹn.',
      en: 'Goods under control travel on their route, in time and with their seals whole.',
    },
  ),
  group(
    'DRF',
    { vi: 'Tờ khai nháp', en: 'Drafts' },
    {
      vi: 'Bản nháp thuộc về nhiều người và nhiều thiết bị; khi không nhận được thay đổi, hệ thống nói rõ để không mất gì.',
      en: 'A draft belongs to several people and devices; where a change can not be taken, that is said, so that nothing is lost.',
    },
  ),
  group(
    'NTC',
    { vi: 'Thông báo và webhook', en: 'Notices and webhooks' },
    {
      vi: 'Nơi nhận thông báo phải an toàn, vì nội dung là dữ liệu của doanh nghiệp.',
      en: 'Where notices go has to be safe, because what they tell is a trader’s own.',
    },
  ),
  group(
    'MSG',
    { vi: 'Thông điệp', en: 'Messages' },
    {
      vi: 'Thông điệp phải đọc được trọn vẹn và chỉ có một cách hiểu trước khi nội dung được xem xét.',
      en: 'A message is read whole, and in one way only, before its content is looked at.',
    },
  ),
  group(
    'FMT',
    { vi: 'Khuôn dạng dữ liệu', en: 'Form of the data' },
    {
      vi: 'Mỗi trường có tên và dạng đã công bố trong tài liệu API.',
      en: 'Each field has the name and the form that the API documentation tells.',
    },
  ),
  group(
    'XML',
    { vi: 'Tài liệu XML', en: 'XML documents' },
    {
      vi: 'Thông điệp XML được đọc nghiêm ngặt, để không ai giấu gì trong đó.',
      en: 'XML is read strictly, so that nothing hides in it.',
    },
  ),
  group(
    'WCO',
    { vi: 'Mô hình dữ liệu WCO', en: 'WCO Data Model' },
    {
      vi: 'Mọi dữ kiện trong thông điệp WCO phải có chỗ trong mô hình, không gì bị bỏ qua âm thầm.',
      en: 'Every fact of a WCO message has its place in the model; nothing is passed over in silence.',
    },
  ),
  group(
    'APR',
    { vi: 'Phê duyệt hai người', en: 'Approval by two people' },
    {
      vi: 'Dữ liệu áp dụng cho mọi người chỉ thay đổi khi hai người có thẩm quyền cùng đồng ý.',
      en: 'Data that applies to everybody changes only when two entitled people agree.',
    },
  ),
  group(
    'RSK',
    { vi: 'Quy tắc lựa chọn', en: 'Selection rules' },
    {
      vi: 'Quy tắc quyết định ai bị kiểm tra, nên phải hiểu được, thử được và có hai người chịu trách nhiệm trước khi áp dụng.',
      en: 'Rules decide who is checked; so each is understood, tried and answered for by two people before it counts.',
    },
  ),
  group(
    'WTL',
    { vi: 'Danh sách theo dõi', en: 'Watch lists' },
    {
      vi: 'Theo dõi một người hay một lô hàng là việc có căn cứ, có thời hạn và có người chịu trách nhiệm; ai không cần biết thì không được biết.',
      en: 'To look out for somebody takes a ground, a term and somebody who answers for it; who need not know of it does not.',
    },
  ),
  group(
    'MDL',
    { vi: 'Lựa chọn bằng mô hình', en: 'Selection by models' },
    {
      vi: 'Mô hình học từ kết quả đã có và có thể sai; hai người chịu trách nhiệm khi cho nó lựa chọn, một người là đủ để ngừng.',
      en: 'A model learns from what was found and may be wrong; two people answer for letting it select, one is enough to stop it.',
    },
  ),
  group(
    'REF',
    { vi: 'Dữ liệu tham chiếu', en: 'Reference data' },
    {
      vi: 'Dữ liệu sai được công bố sẽ làm sai mọi tờ khai sau đó, nên phải hiểu được trọn vẹn mới công bố.',
      en: 'Mistaken data would mislead every declaration after it, so it is understood whole before it is published.',
    },
  ),
  group(
    'TIM',
    { vi: 'Nhập biểu thuế', en: 'Import of a tariff' },
    {
      vi: 'Mỗi ô của bảng phải được hiểu đúng; ô không hiểu được thì báo, không đoán.',
      en: 'Every cell of the table is understood or reported; none is guessed.',
    },
  ),
  group(
    'CTL',
    { vi: 'Danh mục hàng hóa', en: 'Catalogue of goods' },
    {
      vi: 'Danh mục giữ những gì một tổ chức buôn bán để khai nhanh và giống nhau; nó là của con người nên có giới hạn.',
      en: 'The catalogue keeps what an organisation trades in, to declare it quickly and alike; it is for people, and has a limit.',
    },
  ),
  group(
    'TBL',
    { vi: 'Nhập tờ khai từ bảng', en: 'Import of declarations from a table' },
    {
      vi: 'Mỗi ô của bảng trở thành một chỉ tiêu của tờ khai; ô không hiểu được thì báo đúng vị trí, không đoán.',
      en: 'Every cell of the table becomes a fact of a declaration; what is not understood is reported at its place, and none is guessed.',
    },
  ),
  group(
    'TRF',
    { vi: 'Biểu thuế', en: 'Tariff' },
    {
      vi: 'Tra cứu và theo dõi biểu thuế có giới hạn để mọi người đều dùng được.',
      en: 'Looking up and watching the tariff has limits, so that it works for everybody.',
    },
  ),
  group(
    'ENG',
    { vi: 'Hệ thống', en: 'System' },
    {
      vi: 'Hệ thống từ chối đúng một yêu cầu hỏng thay vì để nó làm hỏng các yêu cầu khác.',
      en: 'The system refuses the one request that is broken instead of letting it break others.',
    },
  ),
];
