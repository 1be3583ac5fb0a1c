<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>NumberState</name>
    <message>
        <source>matches</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>differs: goes to the confirmation list</source>
        <translation>不一致(確認リストへ)</translation>
    </message>
    <message>
        <source>received</source>
        <translation>受領</translation>
    </message>
    <message>
        <source>not taken: enter it again</source>
        <translation>受理されず(再入力)</translation>
    </message>
    <message>
        <source>waits for the line</source>
        <translation>送信待ち</translation>
    </message>
    <message>
        <source>There is no answer yet. It goes by itself as soon as the line is back; there is nothing to do.</source>
        <translation>まだ答えがありません。回線が戻ると自動で送ります。操作はいりません。</translation>
    </message>
    <message>
        <source>still to be confirmed</source>
        <translation>確認待ち(再入力)</translation>
    </message>
    <message>
        <source>There is no answer yet, and nothing of the number was kept. Enter it again when the line is back; the task stays until then.</source>
        <translation>まだ答えがありません。番号はこの端末に残していません。回線が戻ったら、もう一度入れてください。それまで仕事に残ります。</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::DatesPage</name>
    <message>
        <source>Reason and dates</source>
        <translation>事由と日付</translation>
    </message>
    <message>
        <source>Notified on</source>
        <translation>届出日</translation>
    </message>
    <message>
        <source>Moved from (code)</source>
        <translation>転入前の市町村</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>%1 of %2 characters; never an individual number</source>
        <translation>%1 / %2 文字。個人番号は書けません</translation>
    </message>
    <message>
        <source>six digits, as in the list of municipality codes</source>
        <translation>市町村コード 6桁</translation>
    </message>
    <message>
        <source>Day it happened</source>
        <translation>異動日</translation>
    </message>
    <message>
        <source>Moves to (code)</source>
        <translation>転出先(市町村コード)</translation>
    </message>
    <message>
        <source>Cover ends on the day after it happened, with public assistance on the day itself, whenever it is notified. The notification is due within 14 days; a later one is taken all the same.

Moving out within the prefecture ends the cover of this municipality only; the eligibility of the prefecture goes on.

Dates may be typed in any form: R8.11.1, 8/11/1 of an era, 2026-11-01.</source>
        <translation>資格と適用は、届出の日にかかわらず、異動日の翌日に終わります。生活保護の開始では当日に終わります。届出は14日以内です。過ぎていても受け付けます。

県内への転出では、この市町村の適用だけが終わり、県単位の資格は続きます。

日付はどの書き方でも入ります。R8.11.1、令和8年11月1日、2026/11/1。</translation>
    </message>
    <message>
        <source>Eligibility begins on the day it happened (moving in, leaving another insurance, birth), whenever it is notified. The notification is due within 14 days; a later one is taken all the same and the cover reaches back.

Moved within the prefecture: the prefecture-level date is taken over from the previous municipality as soon as the federation has answered.

Dates may be typed in any form: R8.11.1, 8/11/1 of an era, 2026-11-01.</source>
        <translation>資格は、届出の日にかかわらず、異動日(転入日、他の保険の喪失日、出生日など)から始まります。届出は14日以内です。過ぎていても受け付け、さかのぼって適用します。

県内からの転入では、連合会の答えが届きしだい、前の市町村の資格取得日を引き継ぎます。

日付はどの書き方でも入ります。R8.11.1、令和8年11月1日、2026/11/1。</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::EffectsPanel</name>
    <message>
        <source>eligibility: taken over after the federation&apos;s answer</source>
        <translation>資格取得日&#x3000;連合会の答えで引継</translation>
    </message>
    <message>
        <source>eligibility from %1</source>
        <translation>資格取得日&#x3000;%1</translation>
    </message>
    <message>
        <source>cover from %1</source>
        <translation>適用開始日&#x3000;%1</translation>
    </message>
    <message>
        <source>cover: the day is missing</source>
        <translation>適用開始日&#x3000;転入日が未入力</translation>
    </message>
    <message>
        <source>elsewhere</source>
        <translation>他の市町村</translation>
    </message>
    <message>
        <source>What this notification brings about</source>
        <translation>この届出で起こること</translation>
    </message>
    <message>
        <source>As soon as a record is taken over, before and after stand here.</source>
        <translation>対象の世帯を選ぶと、届出の前と後がここに出ます。</translation>
    </message>
    <message>
        <source>From which day the eligibility counts stands here when nothing is left to correct.</source>
        <translation>直すところがなくなると、資格取得日と適用開始日がここに出ます。</translation>
    </message>
    <message>
        <source>eligibility until %1</source>
        <translation>資格&#x3000;%1まで</translation>
    </message>
    <message>
        <source>eligibility of the prefecture goes on</source>
        <translation>県単位の資格は続きます</translation>
    </message>
    <message>
        <source>cover until %1</source>
        <translation>適用&#x3000;%1まで</translation>
    </message>
    <message>
        <source>becomes head of household</source>
        <translation>世帯主になります</translation>
    </message>
    <message>
        <source>becomes nominal head of household</source>
        <translation>擬制世帯主になります</translation>
    </message>
    <message>
        <source>happened on %1</source>
        <translation>異動日&#x3000;%1</translation>
    </message>
    <message>
        <source>the day is missing</source>
        <translation>異動日&#x3000;未入力</translation>
    </message>
    <message>
        <source>The household ends: nobody of it stays insured.</source>
        <translation>世帯の適用が終わります。加入者がいなくなります。</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::IdentityPage</name>
    <message>
        <source>Identity check</source>
        <translation>本人確認</translation>
    </message>
    <message>
        <source>the person</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>head of household</source>
        <translation>世帯主</translation>
    </message>
    <message>
        <source>proxy</source>
        <translation>代理人</translation>
    </message>
    <message>
        <source>one document with a photograph (card, driving licence, passport)</source>
        <translation>顔写真付き1点(免許証など)</translation>
    </message>
    <message>
        <source>two documents without a photograph</source>
        <translation>顔写真なし2点</translation>
    </message>
    <message>
        <source>known to the clerk in person</source>
        <translation>面識がある</translation>
    </message>
    <message>
        <source>mandate seen</source>
        <translation>委任状を確認した</translation>
    </message>
    <message>
        <source>Name of the proxy</source>
        <translation>代理人の氏名</translation>
    </message>
    <message>
        <source>Mandate</source>
        <translation>委任状</translation>
    </message>
    <message>
        <source>Who notifies</source>
        <translation>届出人</translation>
    </message>
    <message>
        <source>Identity checked by</source>
        <translation>身元確認</translation>
    </message>
    <message>
        <source>Identity check: who stands at the counter. Number check comes later and is recorded apart.

One document with a photograph issued by a public office, or two others such as a certificate of eligibility and a pension notice.

A proxy also brings a mandate; the proxy&apos;s own identity is what is checked here. The head of household is obliged to notify.</source>
        <translation>身元確認は、窓口に来た人がだれかを確かめることです。番号確認はあとで行い、別に記録します。

官公署が発行した顔写真付きの書類なら1点、それ以外は資格確認書と年金の通知など2点。

代理人のときは委任状も必要です。ここで確かめるのは代理人の身元です。届出の義務は世帯主にあります。</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::NewcomerEntry</name>
    <message>
        <source>Born on</source>
        <translation>生年月日</translation>
    </message>
    <message>
        <source>Addressee number</source>
        <translation>宛名番号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Kana</source>
        <translation>カナ</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性別</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>続柄</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::NotificationForm</name>
    <message>
        <source>not insured</source>
        <translation>未加入</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::NumberEntry</name>
    <message>
        <source>number card</source>
        <translation>マイナンバーカード</translation>
    </message>
    <message>
        <source>notification card</source>
        <translation>通知カード</translation>
    </message>
    <message>
        <source>resident record with number</source>
        <translation>番号入り住民票の写し</translation>
    </message>
    <message>
        <source>not on the form: take the register&apos;s</source>
        <translation>用紙に記載なし(台帳から)</translation>
    </message>
    <message>
        <source>Number seen on</source>
        <translation>番号確認書類</translation>
    </message>
    <message>
        <source>Individual number</source>
        <translation>個人番号</translation>
    </message>
    <message>
        <source>Individual number of this person, typed twice</source>
        <translation>この方の個人番号(2回入力)</translation>
    </message>
    <message>
        <source>asking the federation</source>
        <translation>連合会に確認中</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>The federation&apos;s answer: %1</source>
        <translation>連合会の答え&#x3000;%1</translation>
    </message>
    <message>
        <source>Twice, unseen. It is sealed for the federation at once; nobody here can read it.</source>
        <translation>見えないまま2回入れます。すぐに連合会あてに封をします。ここではだれも読めません。</translation>
    </message>
    <message>
        <source>from the register, nothing typed</source>
        <translation>台帳から(入力なし)</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::NumberTasks</name>
    <message>
        <source>Individual numbers without an answer</source>
        <translation>答えの届いていない個人番号</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>対象者</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>いつから</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Every number has its answer.</source>
        <translation>すべての番号に答えが届いています。</translation>
    </message>
    <message>
        <source>Settle it</source>
        <translation>処理</translation>
    </message>
    <message>
        <source>addressee %1</source>
        <translation>宛名番号&#x3000;%1</translation>
    </message>
    <message>
        <source>reception %1</source>
        <translation>受付番号&#x3000;%1</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::NumbersPage</name>
    <message>
        <source>Number check</source>
        <translation>番号確認</translation>
    </message>
    <message>
        <source>Number check: on which document the individual number was seen. The identity check was recorded before; one does not replace the other.

The twelve digits are typed twice without being shown. They are sealed for the federation at once; what stays is its receipt. Without a connection it is to be entered again later or, where the municipality lets it, it waits sealed until the line is back.

Nobody is refused because the number is missing: the register&apos;s number is taken instead.</source>
        <translation>番号確認は、個人番号をどの書類で見たかです。身元確認とは別で、互いに代わりにはなりません。

12桁を見えないまま2回入れます。すぐに連合会あてに封をし、受領番号だけを残します。つながらないときは後で入れ直します。市が認めている場合は、封をしたまま回線が戻るのを待ちます。

番号がわからないことを理由に断りません。そのときは台帳の番号を使います。</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::PersonsPage</name>
    <message>
        <source>Persons</source>
        <translation>対象者</translation>
    </message>
    <message>
        <source>Space takes a person out or in. Leave out who is insured elsewhere: employees&apos; insurance and their dependants, medical care for the elderly from 75, public assistance.

The head of household notifies even when not enrolled; the household then has a nominal head.</source>
        <translation>スペースキーで入れたり外したりします。ほかの医療保険の人は外します。勤め先の健康保険とその扶養、75歳からの後期高齢者医療、生活保護。

世帯主は、加入しなくても届出人になります。そのときは擬制世帯主の世帯になります。</translation>
    </message>
    <message>
        <source>%1 years old</source>
        <translation>%1歳</translation>
    </message>
    <message>
        <source>Whom it is about</source>
        <translation>対象者</translation>
    </message>
    <message>
        <source>New head of household</source>
        <translation>新しい世帯主</translation>
    </message>
    <message>
        <source>Somebody joins this household</source>
        <translation>世帯にいない人が加わる</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::ProposalPage</name>
    <message>
        <source>Reception</source>
        <translation>受付</translation>
    </message>
    <message>
        <source>Told by the resident register</source>
        <translation>住基の異動で届出待ち</translation>
    </message>
    <message>
        <source>Head of household</source>
        <translation>世帯主</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>異動日</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>異動</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Kana of the head</source>
        <translation>世帯主のカナ</translation>
    </message>
    <message>
        <source>The first letters shorten the list; Down goes to it.</source>
        <translation>はじめの数文字で絞り込み、↓ で一覧へ移ります。</translation>
    </message>
    <message>
        <source>The list holds who moved in by the resident register and is not enrolled yet. Enter takes the record over into the form.

The resident brings: a document with a photograph (or two without), the individual number of everybody who is to be enrolled, and a mandate if somebody else comes.

Purpose of the form: enrolment in National Health Insurance, nothing else.</source>
        <translation>一覧は、住民基本台帳で転入したのに国保にまだ加入していない世帯です。Enter で届出に取り込みます。

持ってきてもらうもの。顔写真付きの書類1点(なければ2点)、加入する全員の個人番号がわかるもの、代理人なら委任状。

この届出の目的は国民健康保険への加入だけです。</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>%1 persons</source>
        <translation>%1人</translation>
    </message>
    <message>
        <source>Nobody with these letters waits to be enrolled.</source>
        <translation>このカナの世帯はありません。</translation>
    </message>
    <message>
        <source>If the move was notified today, the register sends it within minutes; F5 looks again.</source>
        <translation>今日届け出た転入は数分で届きます。F5 でもう一度確かめます。</translation>
    </message>
    <message>
        <source>The list holds births, deaths and moves out that the resident register has told and nobody has notified yet. Enter takes household, persons, day and reason over into the form.

Whatever the register does not know (another insurance, public assistance) begins at the household: F2 searches it.</source>
        <translation>住基から届いた出生・死亡・転出のうち、まだ届出のないものの一覧です。Enter で世帯・人・異動日・事由を届出に写します。

住基に出ない異動（社会保険、生活保護など）は、F2 で世帯を検索してそこから始めます。</translation>
    </message>
    <message>
        <source>The register tells of nothing with these letters.</source>
        <translation>この文字で始まる異動は、住基から届いていません。</translation>
    </message>
    <message>
        <source>F2 searches the household; its notification begins there.</source>
        <translation>F2 で世帯を検索し、そこから届出を始めてください。</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::ReasonPage</name>
    <message>
        <source>Reception</source>
        <translation>受付</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>What is notified of this household; the digits choose. Insurance begins on the day itself; it ends on the day after, with public assistance on the day itself.</source>
        <translation>この世帯について何を届け出るかを選びます。数字キーで選べます。加入は異動日から、脱退は異動日の翌日から(生活保護の開始は当日から)です。</translation>
    </message>
    <message>
        <source>The resident brings: %1</source>
        <translation>お持ちいただくもの: %1</translation>
    </message>
    <message>
        <source>Household %1</source>
        <translation>世帯番号 %1</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::ReceptionDesk</name>
    <message>
        <source>Receptions of today</source>
        <translation>今日の受付</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>受付番号</translation>
    </message>
    <message>
        <source>Opened at</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用件</translation>
    </message>
    <message>
        <source>By</source>
        <translation>受付者</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Open the reception</source>
        <translation>受付を始める</translation>
    </message>
    <message>
        <source>Close the selected reception</source>
        <translation>選んだ受付を終える</translation>
    </message>
    <message>
        <source>New reception</source>
        <translation>新しい受付</translation>
    </message>
    <message>
        <source>Purpose of the visit</source>
        <translation>用件</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>at the counter</source>
        <translation>応対中</translation>
    </message>
    <message>
        <source>Go on with the parked notification (%1)</source>
        <translation>保留中の届出を続ける (%1)</translation>
    </message>
    <message>
        <source>Nobody has been received yet today.</source>
        <translation>今日の受付はまだありません。</translation>
    </message>
    <message>
        <source>Individual numbers to settle: %1</source>
        <translation>個人番号の再入力(%1件)</translation>
    </message>
    <message>
        <source>Individual numbers that wait: %1</source>
        <translation>個人番号の送信待ち(%1件)</translation>
    </message>
    <message>
        <source>What is it about? (1 to 4)</source>
        <translation>ご用件は何ですか (1〜4)</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::ReceptionScreen</name>
    <message>
        <source>The visit is open</source>
        <translation>受付中です</translation>
    </message>
    <message>
        <source>Everything that is looked at now is entered in the record under its number.</source>
        <translation>これから見る内容は、この受付番号とともに記録に残ります。</translation>
    </message>
    <message>
        <source>To the search (F2)</source>
        <translation>検索へ (F2)</translation>
    </message>
    <message>
        <source>Reception: moving in</source>
        <translation>受付 転入の届出</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>受付</translation>
    </message>
    <message>
        <source>PageUp and PageDown walk through the steps. Shift+F12 parks the form.</source>
        <translation>PageUp・PageDown で段を移り、Shift+F12 で保留します。</translation>
    </message>
    <message>
        <source>The purpose is asked once for the whole visit; it stands in the record with everything that is looked at.

1 and Enter: moving in. The reception number goes on the paper, so that record and paper can be compared.</source>
        <translation>用件は一度だけ選びます。その応対で見たものすべてに付いて記録に残ります。

1 と Enter で転入の届出が始まります。受付番号を用紙に書いておくと、あとで記録と照らし合わせられます。</translation>
    </message>
    <message>
        <source>Reception %1 is open.</source>
        <translation>受付 %1 を始めました。</translation>
    </message>
    <message>
        <source>Parked. It can be taken up again from the reception.</source>
        <translation>保留しました。受付の画面から続けられます。</translation>
    </message>
    <message>
        <source>Registered as %1. It goes to the federation with today&apos;s files.</source>
        <translation>登録しました(%1)。連合会へは本日の便で送ります。</translation>
    </message>
    <message>
        <source>Reception: individual numbers</source>
        <translation>受付&#x3000;個人番号</translation>
    </message>
    <message>
        <source>Numbers that have no answer of the federation yet.

Still to be confirmed: the line was away and nothing was kept; ask for the number and enter it again.

Not taken: the federation says why; nobody can open what was sent, so it is asked for again.

Waits for the line: it goes by itself. Where the municipality lets sealed numbers wait, it is for 7 days at most.</source>
        <translation>連合会の答えがまだ届いていない個人番号です。

未確認は、つながらず、番号を残さなかったものです。もう一度確かめて入れてください。

受理されなかったものには、連合会の理由が出ます。送ったものはだれにも開けられないので、もう一度確かめて入れてください。

送信待ちは自動で送ります。市が認めている場合、封をした番号は最長7日間待ちます。</translation>
    </message>
    <message>
        <source>Reception: notification</source>
        <translation>受付: 届出</translation>
    </message>
    <message>
        <source>A notification is begun: register it or park it (Shift+F12) first.</source>
        <translation>入力中の届出があります。先に登録するか、保留(Shift+F12)してください。</translation>
    </message>
    <message>
        <source>Search the household and begin the notification there.</source>
        <translation>世帯を検索し、世帯の画面で届出を始めてください。</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::StepRail</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>%2段のうち%1段目 %3</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::SummaryPage</name>
    <message>
        <source>Confirmation</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>直すところ</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>F12 shows what will happen, F12 again registers. Until then nothing is stored but the draft.

Registering stores the notification, writes the record and puts the change on its way to the other terminals, all in one. It leaves for the federation with the day&apos;s files.</source>
        <translation>F12 で起こることを確かめ、もう一度 F12 を押すと登録します。それまでは下書きのほか何も残りません。

登録すると、届出の保存、記録、ほかの端末への共有がひとまとめに行われます。連合会へは本日の便で送ります。</translation>
    </message>
    <message>
        <source>the person</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>head of household</source>
        <translation>世帯主</translation>
    </message>
    <message>
        <source>proxy</source>
        <translation>代理人</translation>
    </message>
    <message>
        <source>not yet checked</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>one document with a photograph</source>
        <translation>顔写真付き1点</translation>
    </message>
    <message>
        <source>two documents</source>
        <translation>2点</translation>
    </message>
    <message>
        <source>known in person</source>
        <translation>面識</translation>
    </message>
    <message>
        <source>mandate seen</source>
        <translation>委任状 確認済</translation>
    </message>
    <message>
        <source>mandate not seen</source>
        <translation>委任状 未確認</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>未入力</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>受付番号</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>対象者</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Notified on</source>
        <translation>届出日</translation>
    </message>
    <message>
        <source>Moved from</source>
        <translation>転入前</translation>
    </message>
    <message>
        <source>New address</source>
        <translation>新しい住所</translation>
    </message>
    <message>
        <source>Who notifies</source>
        <translation>届出人</translation>
    </message>
    <message>
        <source>Identity check</source>
        <translation>身元確認</translation>
    </message>
    <message>
        <source>Number check</source>
        <translation>番号確認</translation>
    </message>
    <message>
        <source>%1 of %2 persons</source>
        <translation>%2人のうち %1人 済</translation>
    </message>
    <message>
        <source>%1 things still stand in the way.</source>
        <translation>直すところが %1件あります。</translation>
    </message>
    <message>
        <source>Enter on a line goes to its field.</source>
        <translation>行で Enter を押すと、その欄へ移ります。</translation>
    </message>
    <message>
        <source>Press F12 once more to register.</source>
        <translation>もう一度 F12 を押すと登録します。</translation>
    </message>
    <message>
        <source>What will happen stands at the right.</source>
        <translation>起こることは右に出ています。</translation>
    </message>
    <message>
        <source>Complete.</source>
        <translation>すべて入りました。</translation>
    </message>
    <message>
        <source>F12 shows what will happen.</source>
        <translation>F12 で起こることを確かめます。</translation>
    </message>
    <message>
        <source>What will be registered</source>
        <translation>登録する内容</translation>
    </message>
    <message>
        <source>Day it happened</source>
        <translation>異動日</translation>
    </message>
    <message>
        <source>Moves to</source>
        <translation>転出先</translation>
    </message>
    <message>
        <source>New head of household</source>
        <translation>新しい世帯主</translation>
    </message>
    <message>
        <source>With this the household ends: nobody of it stays insured.</source>
        <translation>この届出で世帯の適用が終わります。加入者がいなくなります。</translation>
    </message>
    <message>
        <source>Ask for the certificates back.</source>
        <translation>資格確認書などを回収してください。</translation>
    </message>
    <message>
        <source>F12 shows what will happen, F12 again registers. Until then nothing is stored but the draft.

Registering stores the notification, writes the record and puts the change on its way to the other terminals, all in one. For the federation it leaves with the files of the resident system, not from here: enter it there, too.</source>
        <translation>F12で内容を確かめ、もう一度F12で登録します。それまでは下書きのほか何も保存されません。

登録すると、届出の保存・記録・ほかの端末への送信がひとまとまりで行われます。連合会へは、ここからではなく住民情報システムのファイルで送られます。住民情報システムにも入力してください。</translation>
    </message>
</context>
</TS>
