<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>DirectoryWords</name>
    <message>
        <source>Then nobody would be left who can decide on functions or administer. Somebody else has to be able to first.</source>
        <translation>権限を決裁できる人、または管理できる人が、一人もいなくなります。先にほかの人ができるようにしてください。</translation>
    </message>
    <message>
        <source>This is the terminal you are sitting at. Another terminal can remove it.</source>
        <translation>今お使いの端末です。ほかの端末から外してください。</translation>
    </message>
    <message>
        <source>Outsourced staff need a last day of their contract. Enter the last day first.</source>
        <translation>受託職員には契約の最終日が要ります。先に最終日を登録してください。</translation>
    </message>
    <message>
        <source>This person&apos;s registration has ended.</source>
        <translation>この職員の登録は終わっています。</translation>
    </message>
    <message>
        <source>no card</source>
        <translation>カードなし</translation>
    </message>
    <message>
        <source>password not chosen</source>
        <translation>パスワード未設定</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between functions</comment>
        <translation>・</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1から
%2まで</translation>
    </message>
    <message>
        <source>%1</source>
        <comment>a colleague, politely</comment>
        <translation>%1さん</translation>
    </message>
    <message>
        <source>fiscal %1 (%2)</source>
        <translation>%1度(%2)</translation>
    </message>
    <message>
        <source>The server could not be reached. Nothing was changed, and nothing will be sent later.</source>
        <translation>サーバーにつながりませんでした。何も変わっていません。あとから送られることもありません。</translation>
    </message>
    <message>
        <source>Nobody decides on an application that is their own or for themselves.</source>
        <translation>自分の申請や、自分についての申請は決裁できません。別の人が決裁します。</translation>
    </message>
    <message>
        <source>Nobody arranges their own registration. Another person has to do this.</source>
        <translation>自分の登録は自分で変えられません。別の人が行います。</translation>
    </message>
    <message>
        <source>The last day lies before the first one, in the past, or after the person&apos;s own last day.</source>
        <translation>終わりの日が、始まりの日や今日より前か、職員の最終日よりあとになっています。</translation>
    </message>
    <message>
        <source>The list has changed since it was shown. Nothing was confirmed.</source>
        <translation>画面に出したあとで名簿が変わりました。まだ何も行っていません。</translation>
    </message>
    <message>
        <source>Try once more when the link is in order.</source>
        <translation>つながってから、もう一度行ってください。</translation>
    </message>
    <message>
        <source>Press F5 and read it once more.</source>
        <translation>F5 を押し、もう一度読んでください。</translation>
    </message>
    <message>
        <source>A keeper is somebody who may request or approve media.</source>
        <translation>保管責任者には、媒体の申請または承認の権限がある職員を選んでください。</translation>
    </message>
    <message>
        <source>This serial number stands in the register already; also that of a shredded medium never comes back.</source>
        <translation>このシリアル番号は台帳にあります。廃棄した媒体の番号も、二度と登録できません。</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>never</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>%1/%2 %3</source>
        <translation>%1月%2日 %3</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>たった今</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1分前</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>%1時間前</translation>
    </message>
    <message>
        <source>%1 days ago</source>
        <translation>%1日前</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1時間</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1日</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1バイト</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1キロバイト</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1メガバイト</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1(%2)</translation>
    </message>
</context>
<context>
    <name>HighCostWords</name>
    <message>
        <source>in kind</source>
        <translation>現物</translation>
    </message>
    <message>
        <source>refund</source>
        <translation>償還</translation>
    </message>
    <message>
        <source>class A</source>
        <translation>区分ア</translation>
    </message>
    <message>
        <source>class B</source>
        <translation>区分イ</translation>
    </message>
    <message>
        <source>class C</source>
        <translation>区分ウ</translation>
    </message>
    <message>
        <source>class D</source>
        <translation>区分エ</translation>
    </message>
    <message>
        <source>class E</source>
        <translation>区分オ</translation>
    </message>
    <message>
        <source>as in work III</source>
        <translation>現役並みⅢ</translation>
    </message>
    <message>
        <source>as in work II</source>
        <translation>現役並みⅡ</translation>
    </message>
    <message>
        <source>as in work I</source>
        <translation>現役並みⅠ</translation>
    </message>
    <message>
        <source>general</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>low income II</source>
        <translation>低所得Ⅱ</translation>
    </message>
    <message>
        <source>low income I</source>
        <translation>低所得Ⅰ</translation>
    </message>
    <message>
        <source>counts</source>
        <translation>数える</translation>
    </message>
    <message>
        <source>another insurer&apos;s</source>
        <translation>他の保険者の分</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>取消済み</translation>
    </message>
    <message>
        <source>the household does not go on</source>
        <translation>継続否認</translation>
    </message>
    <message>
        <source>the decision was cancelled</source>
        <translation>判定取消</translation>
    </message>
    <message>
        <source>not yet confirmed</source>
        <translation>未確定</translation>
    </message>
    <message>
        <source>before April 2018</source>
        <translation>平成30年3月以前</translation>
    </message>
    <message>
        <source>outpatient limit only, from 70</source>
        <translation>70歳以上の外来のみ</translation>
    </message>
    <message>
        <source>not to be counted, as whoever paid says</source>
        <translation>支給元で対象外</translation>
    </message>
    <message>
        <source>outside the twelve months</source>
        <translation>直近12か月の外</translation>
    </message>
    <message>
        <source>month is counted already</source>
        <translation>同じ月は1回</translation>
    </message>
    <message>
        <source>Treatment in %1: %2 months count, so the lower limit holds (fourth time or more)</source>
        <translation>%1診療分：該当%2回のため多数回該当です</translation>
    </message>
    <message>
        <source>Treatment in %1: %2 months count; the lower limit holds from three</source>
        <translation>%1診療分：該当%2回（3回以上で多数回該当）</translation>
    </message>
</context>
<context>
    <name>LinkWords</name>
    <message>
        <source>The length or the kind of character is not as the interface wants it.</source>
        <translation>桁数か文字の種類が、インターフェースの定めと合いません。</translation>
    </message>
    <message>
        <source>Something that must be filled in is missing.</source>
        <translation>必須の項目が空です。</translation>
    </message>
    <message>
        <source>The code is in no table of the interface.</source>
        <translation>コードがコード表にありません。</translation>
    </message>
    <message>
        <source>The check digit is not right.</source>
        <translation>検証番号が合いません。</translation>
    </message>
    <message>
        <source>The end lies before the beginning.</source>
        <translation>終わりの日が始まりの日より前です。</translation>
    </message>
    <message>
        <source>The cover by the municipality lies outside the eligibility.</source>
        <translation>適用期間が資格期間の外にあります。</translation>
    </message>
    <message>
        <source>What it refers to is not with the federation.</source>
        <translation>対応する世帯の行が連合会にありません。</translation>
    </message>
    <message>
        <source>The federation has a row for this already.</source>
        <translation>同じ行がすでに連合会にあります。</translation>
    </message>
    <message>
        <source>The running number or the check value of the file is not right.</source>
        <translation>ファイルの通番か照合値が合いません。</translation>
    </message>
    <message>
        <source>Change of a household</source>
        <translation>世帯の変更</translation>
    </message>
    <message>
        <source>Change of the resident register</source>
        <translation>住民票の異動</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>受付</translation>
    </message>
    <message>
        <source>Notification</source>
        <translation>届出</translation>
    </message>
    <message>
        <source>Request for a medium</source>
        <translation>媒体の申請</translation>
    </message>
    <message>
        <source>Eligibility (household)</source>
        <translation>資格情報(世帯)の行</translation>
    </message>
    <message>
        <source>Eligibility (person)</source>
        <translation>資格情報(個人)の行</translation>
    </message>
    <message>
        <source>Dates taken over</source>
        <translation>資格取得喪失年月日の行</translation>
    </message>
    <message>
        <source>Id of the insured</source>
        <translation>被保険者IDの行</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>まだありません</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>待ちなし</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Something waits</source>
        <translation>待ちあり</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>遅れ</translation>
    </message>
    <message>
        <source>Silent for too long</source>
        <translation>途絶</translation>
    </message>
    <message>
        <source>Changes received</source>
        <translation>変更の受信</translation>
    </message>
    <message>
        <source>Changes sent</source>
        <translation>変更の送信</translation>
    </message>
    <message>
        <source>Files sent</source>
        <translation>ファイル送信</translation>
    </message>
    <message>
        <source>Files received</source>
        <translation>ファイル受信</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>操作の記録</translation>
    </message>
    <message>
        <source>Staff list</source>
        <translation>職員の一覧</translation>
    </message>
    <message>
        <source>File %1</source>
        <translation>ファイル %1</translation>
    </message>
    <message>
        <source>to the municipal store</source>
        <translation>庁内共有へ</translation>
    </message>
    <message>
        <source>to the federation</source>
        <translation>連合会へ</translation>
    </message>
    <message>
        <source>from the municipal store</source>
        <translation>庁内共有から</translation>
    </message>
    <message>
        <source>from the federation</source>
        <translation>連合会から</translation>
    </message>
    <message>
        <source>It waits for the file with the number %1.</source>
        <translation>通番%1のファイルを待っています。</translation>
    </message>
    <message>
        <source>It will be looked at once more.</source>
        <translation>もう一度確認します。</translation>
    </message>
    <message>
        <source>What it is about is not in this terminal yet.</source>
        <translation>対象の世帯が、まだこの端末に届いていません。</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>%1行目</translation>
    </message>
    <message>
        <source>item %1</source>
        <translation>項目 %1</translation>
    </message>
    <message>
        <source>The federation keeps it until that one has come. It is asked for by itself.</source>
        <translation>そのファイルが届くまで連合会が保管します。結果は自動で確認します。</translation>
    </message>
    <message>
        <source>It is taken in by itself when that one comes. If it does not, ask the federation.</source>
        <translation>そのファイルが届きしだい自動で取り込みます。届かないときは連合会にお問い合わせください。</translation>
    </message>
    <message>
        <source>Its rows go with the next file: F12 on “Today&apos;s files” composes it.</source>
        <translation>中の行は次のファイルで送ります。「本日の便」で F12 を押すと作成します。</translation>
    </message>
    <message>
        <source>Nothing of it was taken over. Ask the federation for it; then close this.</source>
        <translation>このファイルからは何も取り込んでいません。連合会に再送を依頼し、処理済みにしてください。</translation>
    </message>
    <message>
        <source>Try it again when the cause is gone. If it was registered anew, close it with the reason.</source>
        <translation>原因がなくなったら、もう一度送ってください。登録し直したときは、理由を付けて処理済みにしてください。</translation>
    </message>
    <message>
        <source>Try it again when the cause is gone. If it is no longer needed, close it with the reason.</source>
        <translation>原因がなくなったら、もう一度取り込んでください。不要になったときは、理由を付けて処理済みにしてください。</translation>
    </message>
    <message>
        <source>The federation refused it.</source>
        <translation>連合会が受け付けませんでした。</translation>
    </message>
    <message>
        <source>Another change</source>
        <translation>その他の変更</translation>
    </message>
    <message>
        <source>name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>kana</source>
        <translation>氏名カナ</translation>
    </message>
    <message>
        <source>date of birth</source>
        <translation>生年月日</translation>
    </message>
    <message>
        <source>sex</source>
        <translation>性別</translation>
    </message>
    <message>
        <source>relation</source>
        <translation>続柄</translation>
    </message>
    <message>
        <source>address</source>
        <translation>住所</translation>
    </message>
    <message>
        <source>postal code</source>
        <translation>郵便番号</translation>
    </message>
    <message>
        <source>telephone</source>
        <translation>電話番号</translation>
    </message>
    <message>
        <source>addressee number</source>
        <translation>宛名番号</translation>
    </message>
    <message>
        <source>branch number</source>
        <translation>枝番</translation>
    </message>
    <message>
        <source>cover</source>
        <translation>資格</translation>
    </message>
    <message>
        <source>certificates</source>
        <translation>証</translation>
    </message>
    <message>
        <source>members</source>
        <translation>世帯員</translation>
    </message>
    <message>
        <source>day of the notification</source>
        <translation>届出日</translation>
    </message>
    <message>
        <source>day of the event</source>
        <translation>異動日</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>note</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>number</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>who did it</source>
        <translation>担当者</translation>
    </message>
    <message>
        <source>Compare both versions. Theirs holds until you put yours on top of it or close this.</source>
        <translation>両方の内容を比べてください。こちらを反映するか処理済みにするまでは、相手の内容が有効です。</translation>
    </message>
    <message>
        <source>Decision on a household&apos;s continuity</source>
        <translation>世帯継続性の判定</translation>
    </message>
    <message>
        <source>Months of high costs told</source>
        <translation>引き継いだ高額該当情報</translation>
    </message>
    <message>
        <source>Months of high costs</source>
        <translation>高額該当情報</translation>
    </message>
    <message>
        <source>Candidates for continuity</source>
        <translation>継続世帯候補</translation>
    </message>
    <message>
        <source>Confirmed households</source>
        <translation>継続世帯確定</translation>
    </message>
    <message>
        <source>Registered behind the federation</source>
        <translation>中間サーバー登録</translation>
    </message>
    <message>
        <source>Take it in again on “Files of the resident system” as it is: the federation had taken its running number back.</source>
        <translation>「住民情報システムのファイル」で、このままもう一度取り込んでください。連合会が通番を回収していました。</translation>
    </message>
    <message>
        <source>The municipality&apos;s system mends it and puts it into the folder again. Then close this.</source>
        <translation>住民情報システムで直し、もう一度フォルダーに出力してもらいます。そのあと、ここを閉じてください。</translation>
    </message>
</context>
<context>
    <name>MediaWords</name>
    <message>
        <source>draft</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>waits for approval</source>
        <translation>承認待ち</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>承認済</translation>
    </message>
    <message>
        <source>sent back</source>
        <translation>差戻し</translation>
    </message>
    <message>
        <source>written</source>
        <translation>書き出し済</translation>
    </message>
    <message>
        <source>written and read back</source>
        <translation>照合済</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>引渡済</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>消去済</translation>
    </message>
    <message>
        <source>erasure overdue</source>
        <translation>消去期限超過</translation>
    </message>
    <message>
        <source>approval void</source>
        <translation>承認無効</translation>
    </message>
    <message>
        <source>taking it into the municipality&apos;s system</source>
        <translation>自庁システムへの取込み</translation>
    </message>
    <message>
        <source>taking it in again after a correction</source>
        <translation>訂正後の再取込み</translation>
    </message>
    <message>
        <source>check by the system administrator</source>
        <translation>システム管理者による確認</translation>
    </message>
    <message>
        <source>the municipality&apos;s own system</source>
        <translation>自庁システム</translation>
    </message>
    <message>
        <source>not yet erased</source>
        <translation>未消去</translation>
    </message>
    <message>
        <source>file deleted; the key of the sealed copy was for one use</source>
        <translation>ファイル削除(暗号鍵は一度限り)</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>戻り済み</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>紛失</translation>
    </message>
    <message>
        <source>destroyed</source>
        <translation>物理破壊済み</translation>
    </message>
    <message>
        <source>destroyed, cannot be erased</source>
        <translation>消去できず物理破壊</translation>
    </message>
    <message>
        <source>reported lost</source>
        <translation>紛失届出中</translation>
    </message>
    <message>
        <source>reported destroyed</source>
        <translation>破損届出中</translation>
    </message>
    <message>
        <source>shredded with the file on it</source>
        <translation>未消去で廃棄</translation>
    </message>
</context>
<context>
    <name>PeopleWords</name>
    <message>
        <source>valid</source>
        <translation>有効</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>喪失</translation>
    </message>
    <message>
        <source>deceased</source>
        <translation>死亡</translation>
    </message>
    <message>
        <source>male</source>
        <translation>男</translation>
    </message>
    <message>
        <source>female</source>
        <translation>女</translation>
    </message>
    <message>
        <source>not applicable</source>
        <comment>sex</comment>
        <translation>対象外</translation>
    </message>
    <message>
        <source>continuous</source>
        <translation>連続</translation>
    </message>
    <message>
        <source>gap of %1 days</source>
        <translation>空白 %1日</translation>
    </message>
    <message>
        <source>overlap of %1 days</source>
        <translation>重複 %1日</translation>
    </message>
    <message>
        <source>other side not yet in</source>
        <translation>相手未着</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>%1から</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>%1から
%2まで</translation>
    </message>
    <message>
        <source>not insured</source>
        <translation>未加入</translation>
    </message>
    <message>
        <source>municipality %1</source>
        <translation>市町村 %1</translation>
    </message>
    <message>
        <source>%1-%2-%3</source>
        <comment>year, month, day</comment>
        <translation>%1年%2月%3日</translation>
    </message>
    <message>
        <source>%1 (age %2)</source>
        <translation>%1(%2歳)</translation>
    </message>
    <message>
        <source>%1 (age %2 to %3)</source>
        <translation>%1(%2〜%3歳)</translation>
    </message>
    <message>
        <source>other voiced marks</source>
        <translation>濁点ちがい</translation>
    </message>
    <message>
        <source>variant kanji</source>
        <translation>異体字</translation>
    </message>
    <message>
        <source>found inside</source>
        <translation>途中に一致</translation>
    </message>
    <message>
        <source>found in the address</source>
        <translation>住所に一致</translation>
    </message>
    <message>
        <source>Listed because the kana differ only in voiced marks.</source>
        <translation>カナの濁点・半濁点だけが違うため、一覧にあります。</translation>
    </message>
    <message>
        <source>Listed because a kanji is a variant of the one that was typed.</source>
        <translation>入力した漢字の異体字が使われているため、一覧にあります。</translation>
    </message>
    <message>
        <source>Listed because what was typed stands inside the name.</source>
        <translation>名前の途中が一致したため、一覧にあります。</translation>
    </message>
    <message>
        <source>Listed because what was typed stands in the address.</source>
        <translation>住所が一致したため、一覧にあります。</translation>
    </message>
    <message>
        <source>same name: %1 more</source>
        <translation>同姓同名 ほか%1名</translation>
    </message>
    <message>
        <source>confirmation</source>
        <translation>資格確認書</translation>
    </message>
    <message>
        <source>notice of eligibility</source>
        <translation>資格情報のお知らせ</translation>
    </message>
    <message>
        <source>confirmation (pays in full)</source>
        <translation>特別療養</translation>
    </message>
    <message>
        <source>C</source>
        <comment>one letter for a confirmation</comment>
        <translation>確</translation>
    </message>
    <message>
        <source>N</source>
        <comment>one letter for a notice</comment>
        <translation>知</translation>
    </message>
    <message>
        <source>S</source>
        <comment>one letter for a confirmation with payment in full</comment>
        <translation>特</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>有効</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>回収済</translation>
    </message>
    <message>
        <source>no longer in force</source>
        <translation>失効</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>期限切れ</translation>
    </message>
    <message>
        <source>not returned</source>
        <translation>未回収</translation>
    </message>
</context>
<context>
    <name>PreviewWords</name>
    <message>
        <source>no number</source>
        <translation>番号なし</translation>
    </message>
    <message>
        <source>overlap</source>
        <translation>重複</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>not taken back</source>
        <translation>取消の漏れ</translation>
    </message>
    <message>
        <source>differs from here</source>
        <translation>端末と相違</translation>
    </message>
    <message>
        <source>more to come</source>
        <translation>続きあり</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>文字の縮退</translation>
    </message>
    <message>
        <source>setting changed</source>
        <translation>設定値の変化</translation>
    </message>
    <message>
        <source>Without an individual number. The federation puts the person on its confirmation list; until the number is there the cover cannot be verified.</source>
        <translation>個人番号がありません。連合会の確認リストに載ります。番号が届くまで、資格確認はできません。</translation>
    </message>
    <message>
        <source>Another cover of the same person runs on the same days: %1. Look at the household (F6) and correct the days or take one of them back.</source>
        <translation>同じ日に別の適用があります: %1。世帯(F6)を開き、日付を訂正するか、どちらかを取り消してください。</translation>
    </message>
    <message>
        <source>%1 days without cover: the one before ended with %2. If that is not so, correct the day before sending.</source>
        <translation>前の適用(%2まで)との間に%1日の空白があります。誤りであれば、送る前に日付を訂正してください。</translation>
    </message>
    <message>
        <source>The federation still believes in the cover from %1, which was taken back here. Its cancellation has not been sent: see “Refused or on hold”.</source>
        <translation>%1からの適用は、端末では取り消しましたが、連合会には残ります。取消の行が送られていません。「差戻し・保留」をご確認ください。</translation>
    </message>
    <message>
        <source>What stands here says otherwise: %1. Leave the files, look at the household, and compose them again.</source>
        <translation>端末の記録と異なる項目があります: %1。送らずに世帯を確かめ、作り直してください。</translation>
    </message>
    <message>
        <source>%1 later rows of the same person or household leave with the next files.</source>
        <translation>同じ世帯又は個人の後の変更が%1件あります。次の便で送ります。</translation>
    </message>
    <message>
        <source>%1 appears on the federation&apos;s screens as “%2”. Nothing is lost; the file carries the characters as they are.</source>
        <translation>%1は、連合会の画面では「%2」と表示されます。ファイルには元の文字のまま入ります。</translation>
    </message>
    <message>
        <source>%1 is not as in the file that was accepted last: “%2” then, “%3” now. If nobody has changed it on purpose, do not send; ask the administrator.</source>
        <translation>%1が、前回受け付けられたファイルと異なります(前回「%2」、今回「%3」)。意図した変更でなければ送らずに、管理者に確かめてください。</translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>logged in</source>
        <translation>ログインした</translation>
    </message>
    <message>
        <source>logging in</source>
        <translation>ログイン</translation>
    </message>
    <message>
        <source>unlocked the terminal</source>
        <translation>ロックを解除した</translation>
    </message>
    <message>
        <source>unlocking</source>
        <translation>ロックの解除</translation>
    </message>
    <message>
        <source>locked the terminal</source>
        <translation>画面をロックした</translation>
    </message>
    <message>
        <source>locking</source>
        <translation>ロック</translation>
    </message>
    <message>
        <source>logged out</source>
        <translation>ログアウトした</translation>
    </message>
    <message>
        <source>logging out</source>
        <translation>ログアウト</translation>
    </message>
    <message>
        <source>confirmed with card and password</source>
        <translation>カードとパスワードで再確認した</translation>
    </message>
    <message>
        <source>confirming with card and password</source>
        <translation>カードとパスワードの再確認</translation>
    </message>
    <message>
        <source>searched for a person</source>
        <translation>住民を検索した</translation>
    </message>
    <message>
        <source>searching for a person</source>
        <translation>住民の検索</translation>
    </message>
    <message>
        <source>opened a household</source>
        <translation>世帯を開いた</translation>
    </message>
    <message>
        <source>opening a household</source>
        <translation>世帯の照会</translation>
    </message>
    <message>
        <source>opened a resident register record</source>
        <translation>住民票の異動を開いた</translation>
    </message>
    <message>
        <source>opening a resident register record</source>
        <translation>住民票の異動の照会</translation>
    </message>
    <message>
        <source>opened a reception</source>
        <translation>受付を始めた</translation>
    </message>
    <message>
        <source>opening a reception</source>
        <translation>受付の開始</translation>
    </message>
    <message>
        <source>closed a reception</source>
        <translation>受付を終えた</translation>
    </message>
    <message>
        <source>closing a reception</source>
        <translation>受付の終了</translation>
    </message>
    <message>
        <source>registered a notification</source>
        <translation>届出を登録した</translation>
    </message>
    <message>
        <source>registering a notification</source>
        <translation>届出の登録</translation>
    </message>
    <message>
        <source>loaded this terminal for the first time</source>
        <translation>端末に初回の読み込みを行った</translation>
    </message>
    <message>
        <source>the first load</source>
        <translation>初回の読み込み</translation>
    </message>
    <message>
        <source>exchanged changes with the server</source>
        <translation>サーバーと変更をやり取りした</translation>
    </message>
    <message>
        <source>exchanging changes</source>
        <translation>変更のやり取り</translation>
    </message>
    <message>
        <source>looked at the files of the day</source>
        <translation>本日の連携ファイルを確かめた</translation>
    </message>
    <message>
        <source>looking at the files of the day</source>
        <translation>連携ファイルの確認</translation>
    </message>
    <message>
        <source>sent interface files</source>
        <translation>連携ファイルを送った</translation>
    </message>
    <message>
        <source>sending interface files</source>
        <translation>連携ファイルの送信</translation>
    </message>
    <message>
        <source>received interface files</source>
        <translation>連携ファイルを受け取った</translation>
    </message>
    <message>
        <source>receiving interface files</source>
        <translation>連携ファイルの受信</translation>
    </message>
    <message>
        <source>requested a medium</source>
        <translation>媒体への書き出しを申請した</translation>
    </message>
    <message>
        <source>requesting a medium</source>
        <translation>媒体の申請</translation>
    </message>
    <message>
        <source>approved a medium</source>
        <translation>媒体への書き出しを承認した</translation>
    </message>
    <message>
        <source>approving a medium</source>
        <translation>媒体の承認</translation>
    </message>
    <message>
        <source>refused a medium</source>
        <translation>媒体の申請を差し戻した</translation>
    </message>
    <message>
        <source>refusing a medium</source>
        <translation>媒体の差戻し</translation>
    </message>
    <message>
        <source>wrote a medium</source>
        <translation>媒体に書き出した</translation>
    </message>
    <message>
        <source>writing a medium</source>
        <translation>媒体への書き出し</translation>
    </message>
    <message>
        <source>erased a medium</source>
        <translation>媒体を消去した</translation>
    </message>
    <message>
        <source>erasing a medium</source>
        <translation>媒体の消去</translation>
    </message>
    <message>
        <source>read the record</source>
        <translation>操作の記録を見た</translation>
    </message>
    <message>
        <source>reading the record</source>
        <translation>記録の閲覧</translation>
    </message>
    <message>
        <source>looked at the state of the terminal</source>
        <translation>端末の状態を確かめた</translation>
    </message>
    <message>
        <source>looking at the state of the terminal</source>
        <translation>端末の状態の確認</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>窓口担当</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>係長</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理者</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>監査担当</translation>
    </message>
    <message>
        <source>Nothing was typed for a while.</source>
        <translation>しばらく操作がなかったため、画面を閉じました。</translation>
    </message>
    <message>
        <source>The card was taken out.</source>
        <translation>ICカードが抜かれたため、画面を閉じました。</translation>
    </message>
    <message>
        <source>Locked by key.</source>
        <translation>職員の操作で画面を閉じました。</translation>
    </message>
    <message>
        <source>The computer was locked.</source>
        <translation>端末がロックされたため、画面を閉じました。</translation>
    </message>
    <message>
        <source>The computer went to sleep.</source>
        <translation>端末が休止したため、画面を閉じました。</translation>
    </message>
    <message>
        <source>The card service does not run. Call IT.</source>
        <translation>ICカードのサービスが動いていません。情報担当へ連絡してください。</translation>
    </message>
    <message>
        <source>The driver of the reader is missing. Call IT.</source>
        <translation>カードリーダーの部品がありません。情報担当へ連絡してください。</translation>
    </message>
    <message>
        <source>No reader is connected. Connect it.</source>
        <translation>カードリーダーをつないでください。</translation>
    </message>
    <message>
        <source>Insert your card.</source>
        <translation>ICカードを差し込んでください。</translation>
    </message>
    <message>
        <source>Card of %1</source>
        <translation>%1 さんのICカード</translation>
    </message>
    <message>
        <source>This card is blocked. Have IT release it.</source>
        <translation>使えなくなっています。情報担当に解除を依頼してください。</translation>
    </message>
    <message>
        <source>Not a staff card of this municipality.</source>
        <translation>職員のICカードではありません。</translation>
    </message>
    <message>
        <source>The card of %1 has expired. Ask IT for a new one.</source>
        <translation>%1 さんのICカードは期限が切れています。情報担当に更新を依頼してください。</translation>
    </message>
    <message>
        <source>The card cannot be read. Insert it again.</source>
        <translation>読み取れません。差し直してください。</translation>
    </message>
    <message>
        <source>Other business</source>
        <translation>その他の用件</translation>
    </message>
    <message>
        <source>Somebody not logged in</source>
        <translation>ログインしていない人</translation>
    </message>
    <message>
        <source>an operation that this version does not know</source>
        <translation>この版では表示できない操作</translation>
    </message>
    <message>
        <source>%1: an operation that this version does not know</source>
        <translation>%1: この版では表示できない操作</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1が%2</translation>
    </message>
    <message>
        <source>%1 was refused: %2</source>
        <translation>%1の「%2」は権限がなく断られた</translation>
    </message>
    <message>
        <source>%1 did not succeed in %2</source>
        <translation>%1の「%2」は完了しなかった</translation>
    </message>
    <message>
        <source>looked at the federation&apos;s answers</source>
        <translation>連合会からの回答を見た</translation>
    </message>
    <message>
        <source>looking at the federation&apos;s answers</source>
        <translation>連合会からの回答の閲覧</translation>
    </message>
    <message>
        <source>Insured persons are being loaded</source>
        <translation>被保険者の情報を読み込んでいます</translation>
    </message>
    <message>
        <source>The search is being prepared</source>
        <translation>検索の準備をしています</translation>
    </message>
    <message>
        <source>Files are being received</source>
        <translation>ファイルを受け取っています</translation>
    </message>
    <message>
        <source>Files are being sent</source>
        <translation>ファイルを送っています</translation>
    </message>
    <message>
        <source>Data is being fetched</source>
        <translation>データを取り込んでいます</translation>
    </message>
    <message>
        <source>showed a new card</source>
        <translation>新しいカードを提示した</translation>
    </message>
    <message>
        <source>showing a new card</source>
        <translation>新しいカードの提示</translation>
    </message>
    <message>
        <source>looked at staff and functions</source>
        <translation>職員と権限の一覧を見た</translation>
    </message>
    <message>
        <source>looking at staff and functions</source>
        <translation>職員と権限の一覧</translation>
    </message>
    <message>
        <source>chose a password</source>
        <translation>パスワードを決めた</translation>
    </message>
    <message>
        <source>choosing a password</source>
        <translation>パスワードの設定</translation>
    </message>
    <message>
        <source>registered a member of staff</source>
        <translation>職員を登録した</translation>
    </message>
    <message>
        <source>registering a member of staff</source>
        <translation>職員の登録</translation>
    </message>
    <message>
        <source>transferred a member of staff</source>
        <translation>職員の異動を登録した</translation>
    </message>
    <message>
        <source>transferring a member of staff</source>
        <translation>職員の異動の登録</translation>
    </message>
    <message>
        <source>ended a member of staff&apos;s registration</source>
        <translation>職員の登録を終えた</translation>
    </message>
    <message>
        <source>ending a member of staff&apos;s registration</source>
        <translation>職員の登録の終了</translation>
    </message>
    <message>
        <source>gave a card to a member of staff</source>
        <translation>職員にカードを割り当てた</translation>
    </message>
    <message>
        <source>giving a card to a member of staff</source>
        <translation>カードの割当て</translation>
    </message>
    <message>
        <source>withdrew a card</source>
        <translation>カードを使用停止にした</translation>
    </message>
    <message>
        <source>withdrawing a card</source>
        <translation>カードの使用停止</translation>
    </message>
    <message>
        <source>applied for functions</source>
        <translation>権限を申請した</translation>
    </message>
    <message>
        <source>applying for functions</source>
        <translation>権限の申請</translation>
    </message>
    <message>
        <source>decided on an application for functions</source>
        <translation>権限の申請に決裁をした</translation>
    </message>
    <message>
        <source>deciding on an application for functions</source>
        <translation>権限の申請の決裁</translation>
    </message>
    <message>
        <source>ended functions</source>
        <translation>権限を終わらせた</translation>
    </message>
    <message>
        <source>ending functions</source>
        <translation>権限の終了</translation>
    </message>
    <message>
        <source>confirmed the roster of functions</source>
        <translation>権限の名簿を確認した</translation>
    </message>
    <message>
        <source>confirming the roster of functions</source>
        <translation>権限の名簿の確認</translation>
    </message>
    <message>
        <source>registered a terminal</source>
        <translation>端末を登録した</translation>
    </message>
    <message>
        <source>registering a terminal</source>
        <translation>端末の登録</translation>
    </message>
    <message>
        <source>removed a terminal</source>
        <translation>端末の登録を取り消した</translation>
    </message>
    <message>
        <source>removing a terminal</source>
        <translation>端末の登録の取消し</translation>
    </message>
    <message>
        <source>changed a setting of the municipality</source>
        <translation>市の設定を変えた</translation>
    </message>
    <message>
        <source>changing a setting of the municipality</source>
        <translation>市の設定の変更</translation>
    </message>
    <message>
        <source>Outsourced clerk</source>
        <translation>受託職員</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>照会担当</translation>
    </message>
    <message>
        <source>Your functions at this terminal have ended or changed.</source>
        <translation>この端末での権限が終わったか、変わりました。</translation>
    </message>
    <message>
        <source>You have logged in at another terminal.</source>
        <translation>別の端末でログインしました。</translation>
    </message>
    <message>
        <source>brought the terminal&apos;s keys up to the list of staff</source>
        <translation>端末の鍵を職員の一覧に合わせた</translation>
    </message>
    <message>
        <source>bringing the terminal&apos;s keys up to the list of staff</source>
        <translation>端末の鍵を職員の一覧に合わせる処理</translation>
    </message>
    <message>
        <source>changed the terminal&apos;s key</source>
        <translation>端末の鍵を更新した</translation>
    </message>
    <message>
        <source>changing the terminal&apos;s key</source>
        <translation>端末の鍵の更新</translation>
    </message>
    <message>
        <source>opened the spare key of the terminal with two officers</source>
        <translation>2人の担当者で端末の予備の鍵を開いた</translation>
    </message>
    <message>
        <source>opening the spare key of the terminal</source>
        <translation>端末の予備の鍵を開く処理</translation>
    </message>
    <message>
        <source>practised opening the spare key of the terminal</source>
        <translation>端末の予備の鍵を開く訓練をした</translation>
    </message>
    <message>
        <source>practising to open the spare key of the terminal</source>
        <translation>端末の予備の鍵を開く訓練</translation>
    </message>
    <message>
        <source>retired the terminal</source>
        <translation>端末を廃止した</translation>
    </message>
    <message>
        <source>retiring the terminal</source>
        <translation>端末の廃止</translation>
    </message>
    <message>
        <source>own session</source>
        <translation>ログイン</translation>
    </message>
    <message>
        <source>Logs in and out, and chooses the own password.</source>
        <translation>ログイン・ログアウトし、自分のパスワードを決めます。</translation>
    </message>
    <message>
        <source>inquiry</source>
        <translation>照会</translation>
    </message>
    <message>
        <source>Searches for residents and opens their household.</source>
        <translation>被保険者を検索し、世帯を開いて見ます。</translation>
    </message>
    <message>
        <source>reception</source>
        <translation>受付</translation>
    </message>
    <message>
        <source>Opens receptions and checks identity and number.</source>
        <translation>受付を開き、本人確認と番号確認をします。</translation>
    </message>
    <message>
        <source>registering notifications</source>
        <translation>届出登録</translation>
    </message>
    <message>
        <source>Registers notifications: who is insured from when, until when.</source>
        <translation>届出を登録し、資格の取得や喪失を決めます。</translation>
    </message>
    <message>
        <source>exchange</source>
        <translation>連携</translation>
    </message>
    <message>
        <source>Sends files to the federation and works through its answers.</source>
        <translation>連合会へファイルを送り、回答を処理します。</translation>
    </message>
    <message>
        <source>requesting media</source>
        <translation>媒体申請</translation>
    </message>
    <message>
        <source>Requests the export to a medium, writes it once approved, erases it.</source>
        <translation>媒体への書き出しを申請し、承認後に書き、消去します。</translation>
    </message>
    <message>
        <source>approving media</source>
        <translation>媒体承認</translation>
    </message>
    <message>
        <source>Approves the export to a medium as the second person.</source>
        <translation>媒体への書き出しを、二人目として承認します。</translation>
    </message>
    <message>
        <source>reading of the record</source>
        <translation>記録閲覧</translation>
    </message>
    <message>
        <source>Reads who did what and when.</source>
        <translation>だれが、いつ、何をしたかの記録を読みます。</translation>
    </message>
    <message>
        <source>reading functions</source>
        <translation>権限閲覧</translation>
    </message>
    <message>
        <source>Sees the lists of staff, cards, functions and terminals.</source>
        <translation>職員・カード・権限・端末の一覧を見ます。</translation>
    </message>
    <message>
        <source>applying for staff</source>
        <translation>権限申請</translation>
    </message>
    <message>
        <source>Applies for functions of the section&apos;s staff.</source>
        <translation>所属の職員の権限を申請します。</translation>
    </message>
    <message>
        <source>deciding on functions</source>
        <translation>権限決裁</translation>
    </message>
    <message>
        <source>Decides on applications for functions and confirms the year&apos;s roster.</source>
        <translation>権限の申請を決裁し、年度名簿を確認します。</translation>
    </message>
    <message>
        <source>administration</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>Registers staff, cards and terminals, and changes the municipality&apos;s settings.</source>
        <translation>職員・カード・端末を登録し、市の設定を変えます。</translation>
    </message>
    <message>
        <source>printed the roster of functions</source>
        <translation>権限付与名簿を印刷した</translation>
    </message>
    <message>
        <source>printing the roster of functions</source>
        <translation>権限付与名簿の印刷</translation>
    </message>
    <message>
        <source>entered an individual number, sealed at once</source>
        <translation>個人番号を入れ、すぐに封緘した</translation>
    </message>
    <message>
        <source>entering an individual number</source>
        <translation>個人番号の入力</translation>
    </message>
    <message>
        <source>dealt with individual numbers that had waited</source>
        <translation>送信待ちの個人番号を処理した</translation>
    </message>
    <message>
        <source>dealing with individual numbers that had waited</source>
        <translation>送信待ちの個人番号の処理</translation>
    </message>
    <message>
        <source>looked at the individual numbers without an answer</source>
        <translation>答えの届いていない個人番号の一覧を見た</translation>
    </message>
    <message>
        <source>looking at the individual numbers without an answer</source>
        <translation>答えの届いていない個人番号の一覧</translation>
    </message>
    <message>
        <source>ordered another key for terminals</source>
        <translation>端末の鍵の更新を指示</translation>
    </message>
    <message>
        <source>ordering another key for terminals</source>
        <translation>端末の鍵の更新の指示</translation>
    </message>
    <message>
        <source>proposed a recovery key</source>
        <translation>回復鍵を提案</translation>
    </message>
    <message>
        <source>proposing a recovery key</source>
        <translation>回復鍵の提案</translation>
    </message>
    <message>
        <source>confirmed a recovery key</source>
        <translation>回復鍵を承認</translation>
    </message>
    <message>
        <source>confirming a recovery key</source>
        <translation>回復鍵の承認</translation>
    </message>
    <message>
        <source>The data is being checked</source>
        <translation>データを確認しています</translation>
    </message>
    <message>
        <source>The data is being closed with the new key</source>
        <translation>データを新しい鍵で暗号化しています</translation>
    </message>
    <message>
        <source>The new key is being put in place</source>
        <translation>新しい鍵に切り替えています</translation>
    </message>
    <message>
        <source>took away individual numbers that had waited too long</source>
        <translation>待ちすぎた個人番号(封緘済み)を消去した</translation>
    </message>
    <message>
        <source>taking away individual numbers that had waited too long</source>
        <translation>待ちすぎた個人番号(封緘済み)の消去</translation>
    </message>
    <message>
        <source>looked at what was set aside</source>
        <translation>差戻し・保留の一覧を見た</translation>
    </message>
    <message>
        <source>looking at what was set aside</source>
        <translation>差戻し・保留の一覧の表示</translation>
    </message>
    <message>
        <source>settled something that was set aside</source>
        <translation>差戻し・保留を処理した</translation>
    </message>
    <message>
        <source>settling something that was set aside</source>
        <translation>差戻し・保留の処理</translation>
    </message>
    <message>
        <source>Files are being taken in</source>
        <translation>ファイルを取り込んでいます</translation>
    </message>
    <message>
        <source>took over an answer of the federation</source>
        <translation>連合会からの回答の担当になった</translation>
    </message>
    <message>
        <source>taking over an answer of the federation</source>
        <translation>連合会からの回答の担当</translation>
    </message>
    <message>
        <source>gave back an answer of the federation</source>
        <translation>連合会からの回答の担当を外した</translation>
    </message>
    <message>
        <source>giving back an answer of the federation</source>
        <translation>連合会からの回答の担当の取消し</translation>
    </message>
    <message>
        <source>closed an answer of the federation</source>
        <translation>連合会からの回答の処理を終えた</translation>
    </message>
    <message>
        <source>closing an answer of the federation</source>
        <translation>連合会からの回答の処理の終了</translation>
    </message>
    <message>
        <source>compared two versions of a change</source>
        <translation>競合した変更を見比べた</translation>
    </message>
    <message>
        <source>comparing two versions of a change</source>
        <translation>競合した変更の比較</translation>
    </message>
    <message>
        <source>put this terminal&apos;s version on top of another&apos;s</source>
        <translation>競合した変更をこの端末の内容で上書きした</translation>
    </message>
    <message>
        <source>putting this terminal&apos;s version on top of another&apos;s</source>
        <translation>競合した変更の上書き</translation>
    </message>
    <message>
        <source>looked at households that moved within the prefecture</source>
        <translation>県内異動世帯の継続候補を閲覧した</translation>
    </message>
    <message>
        <source>looking at households that moved within the prefecture</source>
        <translation>県内異動世帯の継続候補の閲覧</translation>
    </message>
    <message>
        <source>decided whether a household goes on</source>
        <translation>世帯の継続性を判定した</translation>
    </message>
    <message>
        <source>deciding whether a household goes on</source>
        <translation>世帯の継続性の判定</translation>
    </message>
    <message>
        <source>asked for a decision on a household to be cancelled</source>
        <translation>世帯継続性の判定の取消を申請した</translation>
    </message>
    <message>
        <source>asking for a decision on a household to be cancelled</source>
        <translation>世帯継続性の判定の取消申請</translation>
    </message>
    <message>
        <source>cancelled a decision on a household as the second person</source>
        <translation>世帯継続性の判定の取消を承認した</translation>
    </message>
    <message>
        <source>cancelling a decision on a household as the second person</source>
        <translation>世帯継続性の判定の取消の承認</translation>
    </message>
    <message>
        <source>refused to cancel a decision on a household</source>
        <translation>世帯継続性の判定の取消を却下した</translation>
    </message>
    <message>
        <source>refusing to cancel a decision on a household</source>
        <translation>世帯継続性の判定の取消の却下</translation>
    </message>
    <message>
        <source>sent decisions on households to the federation</source>
        <translation>世帯継続性の判定を連合会に送信した</translation>
    </message>
    <message>
        <source>sending decisions on households to the federation</source>
        <translation>世帯継続性の判定の連合会への送信</translation>
    </message>
    <message>
        <source>told another municipality a household&apos;s months of high costs</source>
        <translation>高額該当情報を転入地へ引き継いだ</translation>
    </message>
    <message>
        <source>telling another municipality a household&apos;s months of high costs</source>
        <translation>高額該当情報の転入地への引き継ぎ</translation>
    </message>
    <message>
        <source>counted a household&apos;s months of high costs</source>
        <translation>世帯の高額該当回数を確認した</translation>
    </message>
    <message>
        <source>counting a household&apos;s months of high costs</source>
        <translation>世帯の高額該当回数の確認</translation>
    </message>
    <message>
        <source>approving cancellations</source>
        <translation>判定取消の承認</translation>
    </message>
    <message>
        <source>Approves as the second person that a decision sent to the federation is cancelled.</source>
        <translation>連合会へ送信した判定の取消を、別の職員として承認します。</translation>
    </message>
    <message>
        <source>Sending and receiving of files</source>
        <translation>ファイルの送受信</translation>
    </message>
    <message>
        <source>took back a cover or its end</source>
        <translation>資格又はその喪失を取り消した</translation>
    </message>
    <message>
        <source>taking back a cover or its end</source>
        <translation>資格又はその喪失の取消</translation>
    </message>
    <message>
        <source>The file is being checked and its individual numbers delivered</source>
        <translation>ファイルの個人番号を送っています</translation>
    </message>
    <message>
        <source>took in a file of the municipality&apos;s system</source>
        <translation>住民情報システムのファイルを取り込んだ</translation>
    </message>
    <message>
        <source>taking in a file of the municipality&apos;s system</source>
        <translation>住民情報システムのファイルの取込み</translation>
    </message>
    <message>
        <source>erased a sent file of the municipality&apos;s system</source>
        <translation>送信済みの原本を消去した</translation>
    </message>
    <message>
        <source>erasing a sent file of the municipality&apos;s system</source>
        <translation>送信済みの原本の消去</translation>
    </message>
    <message>
        <source>handed a received file to the municipality&apos;s system</source>
        <translation>受け取ったファイルを住民情報システムへ渡した</translation>
    </message>
    <message>
        <source>handing a received file to the municipality&apos;s system</source>
        <translation>受け取ったファイルの引渡し</translation>
    </message>
    <message>
        <source>handed a medium over</source>
        <translation>媒体を引き渡した</translation>
    </message>
    <message>
        <source>handing a medium over</source>
        <translation>媒体の引渡し</translation>
    </message>
    <message>
        <source>took a medium back</source>
        <translation>媒体の戻りを記入した</translation>
    </message>
    <message>
        <source>taking a medium back</source>
        <translation>媒体の戻りの記入</translation>
    </message>
    <message>
        <source>reported a medium lost or destroyed</source>
        <translation>媒体の紛失・破損を届け出た</translation>
    </message>
    <message>
        <source>reporting a medium lost or destroyed</source>
        <translation>媒体の紛失・破損の届出</translation>
    </message>
    <message>
        <source>confirmed that a medium is lost or destroyed</source>
        <translation>媒体の紛失・破損を確認した</translation>
    </message>
    <message>
        <source>confirming that a medium is lost or destroyed</source>
        <translation>媒体の紛失・破損の確認</translation>
    </message>
    <message>
        <source>made a copy of the data</source>
        <translation>データの控えを作成した</translation>
    </message>
    <message>
        <source>making a copy of the data</source>
        <translation>データの控えの作成</translation>
    </message>
    <message>
        <source>opened and read through a copy of the data</source>
        <translation>データの控えを開いて確かめた</translation>
    </message>
    <message>
        <source>opening a copy of the data</source>
        <translation>データの控えの確認</translation>
    </message>
    <message>
        <source>put back a copy of the data with two officers</source>
        <translation>2人の担当者でデータを控えから戻した</translation>
    </message>
    <message>
        <source>putting back a copy of the data</source>
        <translation>データの控えからの復元</translation>
    </message>
    <message>
        <source>the program was started</source>
        <translation>プログラムを起動した</translation>
    </message>
    <message>
        <source>the start of the program</source>
        <translation>プログラムの起動</translation>
    </message>
    <message>
        <source>the program was ended</source>
        <translation>プログラムを終了した</translation>
    </message>
    <message>
        <source>the end of the program</source>
        <translation>プログラムの終了</translation>
    </message>
    <message>
        <source>the program runs, nothing was done</source>
        <translation>プログラムは稼働中(操作なし)</translation>
    </message>
    <message>
        <source>noting that the program runs</source>
        <translation>プログラム稼働の記録</translation>
    </message>
    <message>
        <source>entered a medium in the register</source>
        <translation>媒体を台帳に登録した</translation>
    </message>
    <message>
        <source>entering a medium in the register</source>
        <translation>媒体の台帳への登録</translation>
    </message>
    <message>
        <source>gave a medium to another keeper</source>
        <translation>媒体の保管責任者を替えた</translation>
    </message>
    <message>
        <source>giving a medium to another keeper</source>
        <translation>媒体の保管責任者の変更</translation>
    </message>
    <message>
        <source>entered that an empty medium was shredded</source>
        <translation>媒体の廃棄（物理破壊）を記入した</translation>
    </message>
    <message>
        <source>entering that a medium was shredded</source>
        <translation>媒体の廃棄（物理破壊）の記入</translation>
    </message>
    <message>
        <source>settled what stood out in the record</source>
        <translation>操作記録の確認事項を処理した</translation>
    </message>
    <message>
        <source>settling what stands out in the record</source>
        <translation>操作記録の確認事項の処理</translation>
    </message>
    <message>
        <source>signed a review of the record</source>
        <translation>操作記録の点検に署名した</translation>
    </message>
    <message>
        <source>signing a review of the record</source>
        <translation>操作記録の点検への署名</translation>
    </message>
    <message>
        <source>printed a review of the record</source>
        <translation>操作記録の点検結果を印刷した</translation>
    </message>
    <message>
        <source>printing a review of the record</source>
        <translation>操作記録の点検結果の印刷</translation>
    </message>
    <message>
        <source>read what is to be erased</source>
        <translation>消去の対象を確認した</translation>
    </message>
    <message>
        <source>reading what is to be erased</source>
        <translation>消去の対象の確認</translation>
    </message>
    <message>
        <source>ordered an erasure</source>
        <translation>保存期間満了の消去を指示した</translation>
    </message>
    <message>
        <source>ordering an erasure</source>
        <translation>保存期間満了の消去の指示</translation>
    </message>
    <message>
        <source>carried out an erasure</source>
        <translation>保存期間満了の消去を実施した</translation>
    </message>
    <message>
        <source>carrying out an erasure</source>
        <translation>保存期間満了の消去の実施</translation>
    </message>
    <message>
        <source>erasure</source>
        <translation>保存期間満了の消去</translation>
    </message>
    <message>
        <source>Orders that what has been kept for its period is erased.</source>
        <translation>保存期間を過ぎた記録の消去を指示します。</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>世帯</translation>
    </message>
    <message>
        <source>Member of a household</source>
        <translation>世帯員</translation>
    </message>
    <message>
        <source>Change in the resident register</source>
        <translation>住基異動</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>受付</translation>
    </message>
    <message>
        <source>Notification</source>
        <translation>届出</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>媒体</translation>
    </message>
    <message>
        <source>Answer of the federation</source>
        <translation>連合会の回答</translation>
    </message>
    <message>
        <source>Decision on a household&apos;s continuity</source>
        <translation>世帯継続の判断</translation>
    </message>
    <message>
        <source>Months of high costs told</source>
        <translation>該当月の連絡</translation>
    </message>
    <message>
        <source>Months of high costs</source>
        <translation>高額該当月</translation>
    </message>
    <message>
        <source>Something that this version does not know</source>
        <translation>この版では表示できない記録</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>The PIN of the card is not right. One more wrong PIN blocks the card. The password was not looked at.</source>
        <translation>ICカードの暗証番号が違います。あと1回間違えると使えなくなります。パスワードはまだ確認していません。</translation>
    </message>
    <message>
        <source>The PIN of the card is not right. After a few more wrong PINs the card is blocked. The password was not looked at.</source>
        <translation>ICカードの暗証番号が違います。残りの回数はわずかで、間違いが続くと使えなくなります。パスワードはまだ確認していません。</translation>
    </message>
    <message>
        <source>The password is not right; %1 tries left. The card is in order.</source>
        <translation>パスワードが違います。あと%1回で一時的に受け付けなくなります。ICカードは確認できています。</translation>
    </message>
    <message>
        <source>Too many wrong tries. Please wait %1 seconds.</source>
        <translation>誤りが続いたため、あと%1秒は受け付けません。</translation>
    </message>
    <message>
        <source>There is no such date. Did you mean %1?</source>
        <translation>存在しない日付です。%1 ではありませんか。</translation>
    </message>
    <message>
        <source>Line %1 of the file does not match its definition. It was set aside.</source>
        <translation>ファイルの%1行目が定義と合いません。その行を保留にしました。</translation>
    </message>
    <message>
        <source>The first and the second entry differ. Both were wiped.</source>
        <translation>1回目と2回目の入力が違います。どちらも消しました。</translation>
    </message>
    <message>
        <source>No. %1</source>
        <translation>番号 %1</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. What you had registered is safe.</source>
        <translation>端末の内部で処理を続けられませんでした。登録済みの内容は保存されています。</translation>
    </message>
    <message>
        <source>Try once more. If it happens again, call IT with the number.</source>
        <translation>もう一度お試しください。続くときは番号を添えて情報担当へ連絡してください。</translation>
    </message>
    <message>
        <source>The program asked for something that cannot be done. Nothing was changed.</source>
        <translation>受け付けられない指定があり、処理を行いませんでした。内容は変わっていません。</translation>
    </message>
    <message>
        <source>Go back one screen and try once more.</source>
        <translation>前の画面に戻って、もう一度お試しください。</translation>
    </message>
    <message>
        <source>What you looked for is no longer there.</source>
        <translation>お探しの内容は見つかりませんでした。</translation>
    </message>
    <message>
        <source>Press F5 and choose again.</source>
        <translation>F5で更新して、選び直してください。</translation>
    </message>
    <message>
        <source>The work was interrupted. Nothing was changed.</source>
        <translation>処理を取りやめました。内容は変わっていません。</translation>
    </message>
    <message>
        <source>This is more than the terminal takes at once. Nothing was taken over.</source>
        <translation>一度に扱える量を超えています。取り込みは行っていません。</translation>
    </message>
    <message>
        <source>Call IT with the number.</source>
        <translation>番号を添えて情報担当へ連絡してください。</translation>
    </message>
    <message>
        <source>A file of this terminal cannot be read.</source>
        <translation>端末のファイルを読めません。</translation>
    </message>
    <message>
        <source>A file of this terminal cannot be written. Nothing was half-written.</source>
        <translation>端末のファイルに書き込めません。途中まで書いたものは残っていません。</translation>
    </message>
    <message>
        <source>There is no room left on this terminal. What was registered is safe.</source>
        <translation>端末の空き容量がありません。登録済みの内容は保存されています。</translation>
    </message>
    <message>
        <source>Call IT; go on at another terminal meanwhile.</source>
        <translation>情報担当へ連絡し、その間は別の端末をお使いください。</translation>
    </message>
    <message>
        <source>The program is already open on this terminal.</source>
        <translation>この端末では、すでに画面が開いています。</translation>
    </message>
    <message>
        <source>Use the window that is open.</source>
        <translation>開いている画面をお使いください。</translation>
    </message>
    <message>
        <source>The settings of this terminal cannot be read.</source>
        <translation>端末の設定を読めません。</translation>
    </message>
    <message>
        <source>A cryptographic operation failed. Nothing was sent or stored.</source>
        <translation>暗号の処理ができませんでした。送信も保存も行っていません。</translation>
    </message>
    <message>
        <source>The sealed content cannot be opened with this key.</source>
        <translation>封をした内容を開けません。鍵が合っていません。</translation>
    </message>
    <message>
        <source>A signature does not fit its content. The content was not used.</source>
        <translation>署名が内容と合いません。この内容は使っていません。</translation>
    </message>
    <message>
        <source>Call IT with the number; do not try again.</source>
        <translation>やり直さずに、番号を添えて情報担当へ連絡してください。</translation>
    </message>
    <message>
        <source>A certificate cannot be read.</source>
        <translation>証明書を読み取れません。</translation>
    </message>
    <message>
        <source>The certificate of the card has expired.</source>
        <translation>ICカードの証明書の有効期限が切れています。</translation>
    </message>
    <message>
        <source>Ask IT for a new card.</source>
        <translation>情報担当にICカードの更新を依頼してください。</translation>
    </message>
    <message>
        <source>The certificate of the card is not valid yet.</source>
        <translation>ICカードの証明書は、まだ有効期間に入っていません。</translation>
    </message>
    <message>
        <source>Check the clock of the terminal, then call IT.</source>
        <translation>端末の日付を確かめ、情報担当へ連絡してください。</translation>
    </message>
    <message>
        <source>This card has been withdrawn.</source>
        <translation>このICカードは失効しています。</translation>
    </message>
    <message>
        <source>Use your present card, or call IT.</source>
        <translation>現在お使いのICカードを使うか、情報担当へ連絡してください。</translation>
    </message>
    <message>
        <source>The certificate was not issued for this prefecture.</source>
        <translation>この県の認証局が発行した証明書ではありません。</translation>
    </message>
    <message>
        <source>The certificate was issued for something else than this.</source>
        <translation>別の用途のために発行された証明書です。</translation>
    </message>
    <message>
        <source>The list of withdrawn certificates is too old to trust.</source>
        <translation>失効証明書の一覧が古く、確認に使えません。</translation>
    </message>
    <message>
        <source>Connect the terminal to the network, or call IT.</source>
        <translation>端末を回線につなぐか、情報担当へ連絡してください。</translation>
    </message>
    <message>
        <source>A key of this terminal cannot be used.</source>
        <translation>端末の鍵を使えません。</translation>
    </message>
    <message>
        <source>The seal is damaged. Nothing was opened.</source>
        <translation>封の形式が壊れています。内容は開いていません。</translation>
    </message>
    <message>
        <source>Ask for the content again, or call IT.</source>
        <translation>もう一度受け取るか、情報担当へ連絡してください。</translation>
    </message>
    <message>
        <source>The driver of the card reader is not there.</source>
        <translation>カードリーダーの動作に必要な部品が見つかりません。</translation>
    </message>
    <message>
        <source>No card reader is connected.</source>
        <translation>カードリーダーがつながっていません。</translation>
    </message>
    <message>
        <source>Connect the card reader.</source>
        <translation>カードリーダーをつないでください。</translation>
    </message>
    <message>
        <source>There is no card in the reader.</source>
        <translation>ICカードがありません。</translation>
    </message>
    <message>
        <source>Insert your card.</source>
        <translation>ICカードを差し込んでください。</translation>
    </message>
    <message>
        <source>The card was taken out while it was at work. Nothing was done.</source>
        <translation>処理中にICカードが抜かれました。処理は行っていません。</translation>
    </message>
    <message>
        <source>Insert your card and try once more.</source>
        <translation>ICカードを差し込んで、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The PIN of the card is not right. The password was not looked at.</source>
        <translation>ICカードの暗証番号が違います。パスワードはまだ確認していません。</translation>
    </message>
    <message>
        <source>Type the PIN once more.</source>
        <translation>暗証番号を入れ直してください。</translation>
    </message>
    <message>
        <source>The card is blocked after too many wrong PINs.</source>
        <translation>暗証番号の誤りが続いたため、ICカードは使えなくなっています。</translation>
    </message>
    <message>
        <source>Take the card to IT to have it released.</source>
        <translation>情報担当にICカードの解除を依頼してください。</translation>
    </message>
    <message>
        <source>This card is not a card of this municipality&apos;s staff.</source>
        <translation>職員のICカードとして登録されていないカードです。</translation>
    </message>
    <message>
        <source>Insert your own staff card.</source>
        <translation>ご自身の職員カードを差し込んでください。</translation>
    </message>
    <message>
        <source>The card cannot be read.</source>
        <translation>ICカードを読み取れません。</translation>
    </message>
    <message>
        <source>Insert it again. If it happens again, call IT.</source>
        <translation>差し直してください。続くときは情報担当へ連絡してください。</translation>
    </message>
    <message>
        <source>The card service of this terminal does not run.</source>
        <translation>この端末のICカードサービスが動いていません。</translation>
    </message>
    <message>
        <source>The card could not prove that it is genuine.</source>
        <translation>ICカードが本物であることを確認できません。</translation>
    </message>
    <message>
        <source>The password is not right. The card is in order.</source>
        <translation>パスワードが違います。ICカードは確認できています。</translation>
    </message>
    <message>
        <source>Type the password once more.</source>
        <translation>パスワードを入れ直してください。</translation>
    </message>
    <message>
        <source>Too many wrong tries. Please wait a little.</source>
        <translation>誤りが続いたため、しばらく受け付けません。</translation>
    </message>
    <message>
        <source>Wait, then try once more.</source>
        <translation>時間をおいて、もう一度お試しください。</translation>
    </message>
    <message>
        <source>What keeps your key on this terminal is damaged.</source>
        <translation>端末に保管した利用者の鍵が壊れています。</translation>
    </message>
    <message>
        <source>Ask the administrator to register you here again.</source>
        <translation>管理者に、この端末への再登録を依頼してください。</translation>
    </message>
    <message>
        <source>Your registration on this terminal is no longer current.</source>
        <translation>この端末の利用者登録が古くなっています。</translation>
    </message>
    <message>
        <source>Your duties do not include this. The attempt was recorded.</source>
        <translation>この操作の権限がありません。操作しようとしたことは記録されました。</translation>
    </message>
    <message>
        <source>Ask your supervisor if you need it.</source>
        <translation>必要なときは係長に相談してください。</translation>
    </message>
    <message>
        <source>The screen is locked.</source>
        <translation>画面はロックされています。</translation>
    </message>
    <message>
        <source>Unlock it with your card and password.</source>
        <translation>ICカードとパスワードで解除してください。</translation>
    </message>
    <message>
        <source>Nobody is logged in.</source>
        <translation>ログインしていません。</translation>
    </message>
    <message>
        <source>Log in with your card and password.</source>
        <translation>ICカードとパスワードでログインしてください。</translation>
    </message>
    <message>
        <source>This is somebody else&apos;s session.</source>
        <translation>別の職員が使用中です。</translation>
    </message>
    <message>
        <source>Insert the card of the person whose session it is, or use the terminal as somebody else.</source>
        <translation>使用中の職員のICカードを差し込むか、「別の職員で使う」を選んでください。</translation>
    </message>
    <message>
        <source>Nobody can approve their own request.</source>
        <translation>申請した本人は承認できません。</translation>
    </message>
    <message>
        <source>Ask another person to approve it.</source>
        <translation>別の職員に承認を依頼してください。</translation>
    </message>
    <message>
        <source>This needs your card and password once more.</source>
        <translation>この操作には、ICカードとパスワードの再確認が必要です。</translation>
    </message>
    <message>
        <source>Type your password, with your card in the reader.</source>
        <translation>ICカードを差し込んだまま、パスワードを入れてください。</translation>
    </message>
    <message>
        <source>This password is too easy to guess.</source>
        <translation>推測されやすいパスワードです。</translation>
    </message>
    <message>
        <source>Choose a longer one that is no word or name.</source>
        <translation>単語や名前を避け、より長いものにしてください。</translation>
    </message>
    <message>
        <source>The list of staff from the server cannot be trusted. The last good one stays in use.</source>
        <translation>サーバーから届いた職員の一覧を確認できません。前回の一覧を使い続けます。</translation>
    </message>
    <message>
        <source>What you had not yet registered could not be read back.</source>
        <translation>登録前の入力内容を読み戻せませんでした。</translation>
    </message>
    <message>
        <source>Please enter it once more.</source>
        <translation>お手数ですが、もう一度入力してください。</translation>
    </message>
    <message>
        <source>The data of this terminal is closed.</source>
        <translation>端末のデータは閉じています。</translation>
    </message>
    <message>
        <source>Log in once more.</source>
        <translation>もう一度ログインしてください。</translation>
    </message>
    <message>
        <source>The program that keeps the data is too old to be safe.</source>
        <translation>データを保管する部品の版が古いため、開きませんでした。</translation>
    </message>
    <message>
        <source>The data of this terminal does not open with your key.</source>
        <translation>この鍵では端末のデータを開けません。</translation>
    </message>
    <message>
        <source>The data is being worked on by something else. Nothing was changed.</source>
        <translation>データはほかの処理で使用中です。内容は変わっていません。</translation>
    </message>
    <message>
        <source>Try once more in a moment.</source>
        <translation>少し待って、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The data of this terminal cannot be written. Nothing was changed.</source>
        <translation>端末のデータに書き込めません。内容は変わっていません。</translation>
    </message>
    <message>
        <source>The data could not be read or written. Nothing was half-done.</source>
        <translation>データの読み書きができませんでした。途中まで反映されたものはありません。</translation>
    </message>
    <message>
        <source>Try once more. If it happens again, call IT.</source>
        <translation>もう一度お試しください。続くときは情報担当へ連絡してください。</translation>
    </message>
    <message>
        <source>The data of this terminal was made by a newer version of the program.</source>
        <translation>端末のデータは、より新しい版で作られています。</translation>
    </message>
    <message>
        <source>A step of the data&apos;s construction was altered. The data was not opened.</source>
        <translation>データの構成手順が書き換えられているため、開きませんでした。</translation>
    </message>
    <message>
        <source>The data could not be opened in the safe way that is required.</source>
        <translation>決められた安全な設定でデータを開けませんでした。</translation>
    </message>
    <message>
        <source>This data belongs to another terminal or program.</source>
        <translation>別の端末または別の用途のデータです。</translation>
    </message>
    <message>
        <source>The record cannot be written, so nothing was done.</source>
        <translation>操作の記録を書けないため、処理を行いませんでした。</translation>
    </message>
    <message>
        <source>The record of operations does not hold together.</source>
        <translation>操作の記録に、つながらない箇所があります。</translation>
    </message>
    <message>
        <source>Stop using this terminal and call IT.</source>
        <translation>この端末の使用をやめ、情報担当へ連絡してください。</translation>
    </message>
    <message>
        <source>This cannot be understood as something to search for.</source>
        <translation>検索の言葉として読み取れませんでした。</translation>
    </message>
    <message>
        <source>Type a name, a date of birth, the insured number, the addressee number, a postal code, a telephone number or an address.</source>
        <translation>氏名、生年月日、記号番号、宛名番号、郵便番号、電話番号、住所のいずれかを入れてください。</translation>
    </message>
    <message>
        <source>This must be filled in.</source>
        <translation>入力してください。</translation>
    </message>
    <message>
        <source>Fill it in.</source>
        <translation>空欄のままでは登録できません。</translation>
    </message>
    <message>
        <source>This cannot be read as it stands.</source>
        <translation>この書き方では読み取れません。</translation>
    </message>
    <message>
        <source>Look at the hint beside the field.</source>
        <translation>欄の下の例を見て、入れ直してください。</translation>
    </message>
    <message>
        <source>There is no such date.</source>
        <translation>存在しない日付です。</translation>
    </message>
    <message>
        <source>Write it such as R8.11.1 or 2026/11/1.</source>
        <translation>R8.11.1 や 2026/11/1 のように入れてください。</translation>
    </message>
    <message>
        <source>This date lies in the future.</source>
        <translation>先の日付です。</translation>
    </message>
    <message>
        <source>Check the date.</source>
        <translation>日付を確かめてください。</translation>
    </message>
    <message>
        <source>These dates are in the wrong order.</source>
        <translation>日付の前後が逆です。</translation>
    </message>
    <message>
        <source>Check both dates.</source>
        <translation>両方の日付を確かめてください。</translation>
    </message>
    <message>
        <source>The reason does not fit this notification.</source>
        <translation>この届出には使えない事由です。</translation>
    </message>
    <message>
        <source>Choose another reason.</source>
        <translation>事由を選び直してください。</translation>
    </message>
    <message>
        <source>The number has a wrong digit; its check digit does not fit.</source>
        <translation>番号に誤りがあります(検査数字が合いません)。</translation>
    </message>
    <message>
        <source>Look at the number and type it once more.</source>
        <translation>番号を見直して、入れ直してください。</translation>
    </message>
    <message>
        <source>The individual number has not been settled for this person.</source>
        <translation>番号確認がまだ済んでいません。</translation>
    </message>
    <message>
        <source>Type the number, or take it from the register.</source>
        <translation>番号を入れるか、「用紙に記載なし」を選んでください。</translation>
    </message>
    <message>
        <source>The identity check has not been recorded yet.</source>
        <translation>身元確認がまだ記録されていません。</translation>
    </message>
    <message>
        <source>Say what was shown.</source>
        <translation>提示された書類を選んでください。</translation>
    </message>
    <message>
        <source>An individual number must not stand in this text.</source>
        <translation>この欄に個人番号は書けません。</translation>
    </message>
    <message>
        <source>Remove the number from the text.</source>
        <translation>番号を消してください。</translation>
    </message>
    <message>
        <source>Somebody else changed this meanwhile. Nothing was overwritten.</source>
        <translation>その間に別の職員が変更しました。上書きはしていません。</translation>
    </message>
    <message>
        <source>Press F5, look at the change, and enter yours again.</source>
        <translation>F5で更新し、変更内容を見てから入れ直してください。</translation>
    </message>
    <message>
        <source>This person is already insured on that day.</source>
        <translation>この方には、その日の資格がすでにあります。</translation>
    </message>
    <message>
        <source>Look at the household&apos;s timeline.</source>
        <translation>世帯の画面で資格の期間を確かめてください。</translation>
    </message>
    <message>
        <source>Nobody has been chosen for this notification.</source>
        <translation>届出の対象者が選ばれていません。</translation>
    </message>
    <message>
        <source>Choose at least one person.</source>
        <translation>対象者を一人以上選んでください。</translation>
    </message>
    <message>
        <source>The description of an interface file is damaged.</source>
        <translation>連携ファイルの形式定義が壊れています。</translation>
    </message>
    <message>
        <source>The file does not match its definition and was refused as a whole.</source>
        <translation>定義に合わない箇所があるため、ファイル全体を取り込みませんでした。</translation>
    </message>
    <message>
        <source>Look at the day&apos;s files once more: the others go without it. Call the federation about the place that is named.</source>
        <translation>もう一度今日の送信を確認してください。他の行はその行なしで送れます。示された箇所は連合会へ確認してください。</translation>
    </message>
    <message>
        <source>Look at the place that is named, then call the federation.</source>
        <translation>示された箇所を確かめ、連合会へ問い合わせてください。</translation>
    </message>
    <message>
        <source>A line of the file does not match its definition. It was set aside.</source>
        <translation>ファイルに定義と合わない行があります。その行を保留にしました。</translation>
    </message>
    <message>
        <source>The file arrived changed. It was not used.</source>
        <translation>ファイルの内容が届く途中で変わっています。使っていません。</translation>
    </message>
    <message>
        <source>Receive it once more.</source>
        <translation>もう一度受信してください。</translation>
    </message>
    <message>
        <source>The file holds another number of records than it says. It was not used.</source>
        <translation>ファイルの件数が表示と合いません。使っていません。</translation>
    </message>
    <message>
        <source>Receive it once more, then call the federation.</source>
        <translation>もう一度受信し、続くときは連合会へ問い合わせてください。</translation>
    </message>
    <message>
        <source>A file is missing before this one. This one is being kept until it comes.</source>
        <translation>この前のファイルが届いていません。届くまで取り込みを待っています。</translation>
    </message>
    <message>
        <source>Receive once more; call the federation if it stays missing.</source>
        <translation>もう一度受信してください。届かないときは連合会へ問い合わせてください。</translation>
    </message>
    <message>
        <source>Two different files carry the same serial number. Neither was used.</source>
        <translation>同じ通番で内容の異なるファイルがあります。どちらも使っていません。</translation>
    </message>
    <message>
        <source>Call the federation with the number.</source>
        <translation>番号を添えて連合会へ問い合わせてください。</translation>
    </message>
    <message>
        <source>The file holds characters that cannot be carried. Nothing was lost in silence.</source>
        <translation>送れない文字が含まれています。文字を置き換えての送信はしていません。</translation>
    </message>
    <message>
        <source>Look at the place that is named.</source>
        <translation>示された箇所を確かめてください。</translation>
    </message>
    <message>
        <source>This has not been approved yet.</source>
        <translation>まだ承認されていません。</translation>
    </message>
    <message>
        <source>Ask a supervisor to approve it.</source>
        <translation>係長に承認を依頼してください。</translation>
    </message>
    <message>
        <source>The approval has run out.</source>
        <translation>承認の期限が過ぎています。</translation>
    </message>
    <message>
        <source>Request it once more.</source>
        <translation>もう一度申請してください。</translation>
    </message>
    <message>
        <source>The content has changed since the request, so the approval no longer holds.</source>
        <translation>申請の後に内容が変わったため、承認は無効です。</translation>
    </message>
    <message>
        <source>The registered medium is not connected.</source>
        <translation>登録された媒体がつながっていません。</translation>
    </message>
    <message>
        <source>Connect the medium that the request names.</source>
        <translation>申請に書かれた媒体をつないでください。</translation>
    </message>
    <message>
        <source>This medium does not stand in the register.</source>
        <translation>この媒体は、媒体台帳に登録されていません。</translation>
    </message>
    <message>
        <source>Connect a registered one, or ask the administrator to register it under “Administration”.</source>
        <translation>登録済みの媒体を接続するか、管理者に「管理」での登録を頼んでください。</translation>
    </message>
    <message>
        <source>There is something on the medium. Nothing was added to it.</source>
        <translation>媒体に内容が残っています。書き足しはしていません。</translation>
    </message>
    <message>
        <source>Have it erased first.</source>
        <translation>先に媒体を消去してください。</translation>
    </message>
    <message>
        <source>What was read back from the medium differs. The medium must not be handed over.</source>
        <translation>媒体から読み戻した内容が一致しません。この媒体は渡せません。</translation>
    </message>
    <message>
        <source>Erase it and write once more, or take another medium.</source>
        <translation>消去して書き直すか、別の媒体を使ってください。</translation>
    </message>
    <message>
        <source>A medium should have been erased by now.</source>
        <translation>消去の期限を過ぎた媒体があります。</translation>
    </message>
    <message>
        <source>This step does not come next.</source>
        <translation>今の状態では、この操作に進めません。</translation>
    </message>
    <message>
        <source>Press F5 and look where it stands.</source>
        <translation>F5で更新し、状態を確かめてください。</translation>
    </message>
    <message>
        <source>The federation&apos;s server does not answer. What you register is kept here and sent later.</source>
        <translation>連合会のサーバーにつながりません。登録した内容は端末で保管し、つながり次第送ります。</translation>
    </message>
    <message>
        <source>Go on working. Call IT if it stays so.</source>
        <translation>業務は続けられます。続くときは情報担当へ連絡してください。</translation>
    </message>
    <message>
        <source>The server could not prove who it is. Nothing was sent.</source>
        <translation>接続先のサーバーを確認できません。何も送っていません。</translation>
    </message>
    <message>
        <source>The server answers to another name. Nothing was sent.</source>
        <translation>接続先のサーバーの名前が違います。何も送っていません。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate has been withdrawn. Nothing was sent.</source>
        <translation>接続先のサーバーの証明書は失効しています。何も送っていません。</translation>
    </message>
    <message>
        <source>The server offers only an encryption that is too old. Nothing was sent.</source>
        <translation>接続先の暗号方式が古いため、接続しませんでした。何も送っていません。</translation>
    </message>
    <message>
        <source>This terminal has no certificate of its own.</source>
        <translation>端末証明書がありません。</translation>
    </message>
    <message>
        <source>The certificate of this terminal has expired.</source>
        <translation>端末証明書の有効期限が切れています。</translation>
    </message>
    <message>
        <source>The server did not accept the certificate of this terminal.</source>
        <translation>端末証明書が受け付けられませんでした。</translation>
    </message>
    <message>
        <source>The certificate of this terminal has been withdrawn.</source>
        <translation>端末証明書は失効しています。</translation>
    </message>
    <message>
        <source>The server does not know who issued this terminal&apos;s certificate.</source>
        <translation>端末証明書の発行元が、接続先で認められていません。</translation>
    </message>
    <message>
        <source>The clock of this terminal is too far off.</source>
        <translation>端末の時計が大きくずれています。</translation>
    </message>
    <message>
        <source>Have IT set the clock.</source>
        <translation>情報担当に時刻の修正を依頼してください。</translation>
    </message>
    <message>
        <source>The connection broke. What was not acknowledged is sent again by itself.</source>
        <translation>通信が途切れました。届いたと確認できないものは自動で送り直します。</translation>
    </message>
    <message>
        <source>Nothing to do. Call IT if it happens often.</source>
        <translation>操作は不要です。たびたび続くときは情報担当へ連絡してください。</translation>
    </message>
    <message>
        <source>The server took too long to answer. What was not acknowledged is sent again by itself.</source>
        <translation>応答に時間がかかりすぎました。届いたと確認できないものは自動で送り直します。</translation>
    </message>
    <message>
        <source>The server&apos;s answer cannot be read. It was not used.</source>
        <translation>サーバーの応答を読み取れません。取り込みは行っていません。</translation>
    </message>
    <message>
        <source>The server&apos;s answer came only in part. It was not used; it is asked for again.</source>
        <translation>サーバーの応答が途中で切れました。取り込まずに、もう一度求めます。</translation>
    </message>
    <message>
        <source>The server refused this.</source>
        <translation>サーバーが受け付けませんでした。</translation>
    </message>
    <message>
        <source>Look at the reason in the list of refusals.</source>
        <translation>連携の画面で、差し戻しの理由を確かめてください。</translation>
    </message>
    <message>
        <source>The server is busy. It is tried again by itself.</source>
        <translation>サーバーが混み合っています。自動で送り直します。</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>操作は不要です。</translation>
    </message>
    <message>
        <source>The server has a trouble of its own. What you register is kept here and sent later.</source>
        <translation>サーバー側で処理できませんでした。登録した内容は端末で保管し、後で送ります。</translation>
    </message>
    <message>
        <source>Server and terminal do not remember the same past: the data of one of them was put back from a copy. What can be sent again is sent again by itself.</source>
        <translation>サーバーと端末の記録が食い違っています。どちらかのデータが控えから復元されたためです。再送できるものは自動的に再送します。</translation>
    </message>
    <message>
        <source>Call IT with the number if it stays so.</source>
        <translation>この状態が続く場合は、番号を添えて情報担当へ連絡してください。</translation>
    </message>
    <message>
        <source>A receipt could not be verified, so the delivery is not counted as confirmed.</source>
        <translation>受領証を確認できないため、送達済みとしていません。</translation>
    </message>
    <message>
        <source>An item from the server did not match its definition and was put aside.</source>
        <translation>サーバーから届いた内容に定義と合わないものがあり、取り込まずに分けています。</translation>
    </message>
    <message>
        <source>The server lost its place in the file. Sending starts again from the beginning.</source>
        <translation>送信の途中経過が失われたため、最初から送り直します。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not the one that was agreed on. Nothing was sent.</source>
        <translation>接続先のサーバーの証明書が、登録されたものと違います。何も送っていません。</translation>
    </message>
    <message>
        <source>The server does not know this municipality.</source>
        <translation>接続先に、この市町村が登録されていません。</translation>
    </message>
    <message>
        <source>This belongs to another municipality and is not shown.</source>
        <translation>別の市町村の内容のため、表示できません。</translation>
    </message>
    <message>
        <source>The server could not read what was sent.</source>
        <translation>送った内容をサーバーが読み取れませんでした。</translation>
    </message>
    <message>
        <source>The server does not know this request.</source>
        <translation>サーバーにない要求です。</translation>
    </message>
    <message>
        <source>Call IT: the versions may not fit.</source>
        <translation>版が合っていないおそれがあります。情報担当へ連絡してください。</translation>
    </message>
    <message>
        <source>This was changed at another terminal meanwhile. Nothing was overwritten.</source>
        <translation>その間に別の端末で変更されました。上書きはしていません。</translation>
    </message>
    <message>
        <source>The list of staff on this terminal was an older copy. The newest one has been put back in its place.</source>
        <translation>この端末の職員の一覧が古いものに置き換わっていました。最新の一覧に戻しました。</translation>
    </message>
    <message>
        <source>Please log in again. If you did not restore anything here, call IT with the number.</source>
        <translation>もう一度ログインしてください。端末を復元した覚えがなければ、番号を添えて情報担当へ連絡してください。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1(%2)</translation>
    </message>
    <message>
        <source>This id is registered already. An id belongs to one person or terminal for ever.</source>
        <translation>このIDはすでに登録されています。IDは一人（一台）に一つで、使い回しません。</translation>
    </message>
    <message>
        <source>Choose another id, or open the existing entry.</source>
        <translation>別のIDを使うか、登録済みの内容を開いてください。</translation>
    </message>
    <message>
        <source>This card belongs to somebody already.</source>
        <translation>このカードはすでに別の職員のものです。</translation>
    </message>
    <message>
        <source>Withdraw it there first, or use another card.</source>
        <translation>先にその職員のカードを使用停止にするか、別のカードを使ってください。</translation>
    </message>
    <message>
        <source>These functions cannot be given to a person with these duties.</source>
        <translation>この職務の職員には付与できない権限が含まれています。</translation>
    </message>
    <message>
        <source>Choose fewer functions, or have the duties changed first.</source>
        <translation>権限を選び直すか、先に職務の変更を登録してください。</translation>
    </message>
    <message>
        <source>Functions are given for one fiscal year at most.</source>
        <translation>権限の期間は一つの年度の中に限られます。</translation>
    </message>
    <message>
        <source>Choose a last day up to 31 March; apply again for the next year.</source>
        <translation>終わりの日を3月31日までにしてください。翌年度分は改めて申請します。</translation>
    </message>
    <message>
        <source>No password has been chosen for this card yet.</source>
        <translation>このカードのパスワードはまだ決められていません。</translation>
    </message>
    <message>
        <source>Choose your password now.</source>
        <translation>いまパスワードを決めてください。</translation>
    </message>
    <message>
        <source>Your password has reached its age. Nobody has used it wrongly.</source>
        <translation>パスワードの使用期間が過ぎました。不正に使われたのではありません。</translation>
    </message>
    <message>
        <source>Choose another password now.</source>
        <translation>いま新しいパスワードを決めてください。</translation>
    </message>
    <message>
        <source>You have logged in at another terminal. This one was locked; your draft is kept.</source>
        <translation>別の端末でログインしたため、この端末をロックしました。書きかけの内容は残っています。</translation>
    </message>
    <message>
        <source>Go on there, or log in here again. If it was not you, call IT at once.</source>
        <translation>そちらの端末で続けるか、ここでログインし直してください。心当たりがなければ、すぐにシステム担当へ連絡してください。</translation>
    </message>
    <message>
        <source>The line broke before the answer came. The server may have carried it out.</source>
        <translation>返事が届く前に通信が切れました。すでに反映されているかもしれません。</translation>
    </message>
    <message>
        <source>Press F5 and look whether it is there before you try once more.</source>
        <translation>F5で最新の内容を確かめてから、必要ならもう一度行ってください。</translation>
    </message>
    <message>
        <source>The server does not know this session yet. Nothing was changed.</source>
        <translation>サーバーがこのログインをまだ確認していません。何も変わっていません。</translation>
    </message>
    <message>
        <source>Try once more. If it happens again, log in again.</source>
        <translation>もう一度行ってください。続く場合はログインし直してください。</translation>
    </message>
    <message>
        <source>Have a colleague log in here once, then log in.</source>
        <translation>この端末で同僚に一度ログインしてもらい、その後でログインしてください。</translation>
    </message>
    <message>
        <source>Your key is not protected as strongly as this terminal demands. Nothing was opened.</source>
        <translation>あなたの鍵の保護が、この端末の求める強さに達していません。何も開いていません。</translation>
    </message>
    <message>
        <source>Others on this computer could read what keeps your key. Nothing was opened.</source>
        <translation>この端末のほかの利用者が、あなたの鍵の入れ物を読める状態です。何も開いていません。</translation>
    </message>
    <message>
        <source>Call IT: the folder of the terminal must belong to its user alone.</source>
        <translation>情報担当へ連絡してください。端末のフォルダーは、その利用者だけのものでなければなりません。</translation>
    </message>
    <message>
        <source>The municipality&apos;s spare key of this terminal is damaged or is another terminal&apos;s.</source>
        <translation>この端末の予備の鍵が壊れているか、別の端末のものです。</translation>
    </message>
    <message>
        <source>This part of the recovery key is damaged, or the passphrase is not right.</source>
        <translation>復旧用の鍵のこの分は壊れているか、合い言葉が正しくありません。</translation>
    </message>
    <message>
        <source>A change of this terminal&apos;s key was interrupted and cannot be finished. Nothing was deleted.</source>
        <translation>この端末の鍵の更新が途中で止まり、終えることができません。何も消していません。</translation>
    </message>
    <message>
        <source>You have not worked at this terminal yet. Card and password are in order.</source>
        <translation>この端末ではまだ使えません。カードとパスワードは確認できています。</translation>
    </message>
    <message>
        <source>Ask a colleague who works here to log in once at this terminal; then log in again.</source>
        <translation>この端末を使っている職員に、一度ここでログインしてもらってください。そのあとで使えるようになります。</translation>
    </message>
    <message>
        <source>It is too short: 8 characters at least.</source>
        <translation>短すぎます。8文字以上にしてください。</translation>
    </message>
    <message>
        <source>It is too long: 64 characters at most.</source>
        <translation>長すぎます。64文字までにしてください。</translation>
    </message>
    <message>
        <source>It holds your name, your staff id or the name of the municipality.</source>
        <translation>氏名・職員番号・市町村名が入っています。</translation>
    </message>
    <message>
        <source>It is in the list of passwords that are tried first.</source>
        <translation>よく使われるパスワードです。最初に試されます。</translation>
    </message>
    <message>
        <source>It follows a pattern: repeated characters, a sequence, neighbouring keys or a date.</source>
        <translation>同じ文字・続き番号・キーの並び・日付など、規則的な並びです。</translation>
    </message>
    <message>
        <source>You have used it before.</source>
        <translation>以前に使ったパスワードです。</translation>
    </message>
    <message>
        <source>It can be guessed too quickly.</source>
        <translation>短い時間で推測されます。言葉を足してください。</translation>
    </message>
    <message>
        <source>Changes wait here because the server does not have yet what they are based on: its data was put back from a copy.</source>
        <translation>送信待ちの変更があります。サーバーのデータが控えから復元され、変更の元になる内容がまだサーバーにありません。</translation>
    </message>
    <message>
        <source>Switch on the other terminals so that they send theirs again. Call IT if it stays so.</source>
        <translation>ほかの端末を起動し、再送されるのをお待ちください。この状態が続く場合は情報担当へ連絡してください。</translation>
    </message>
    <message>
        <source>The printer is not there, or this terminal may not use it. Nothing was printed.</source>
        <translation>プリンターが見つからないか、この端末での使用が許可されていません。印刷していません。</translation>
    </message>
    <message>
        <source>Choose another printer, or ask the administrator.</source>
        <translation>別のプリンターを選ぶか、管理者に連絡してください。</translation>
    </message>
    <message>
        <source>The printer did not take the pages.</source>
        <translation>プリンターが印刷を受け付けませんでした。</translation>
    </message>
    <message>
        <source>Look at the printer: paper, cover, connection. Destroy what came out, and print again.</source>
        <translation>用紙・カバー・接続を確認してください。出てきた紙は裁断し、もう一度印刷してください。</translation>
    </message>
    <message>
        <source>The individual number is still to be confirmed for this person.</source>
        <translation>この方の個人番号は、まだ確認できていません。</translation>
    </message>
    <message>
        <source>The notification may be registered; what is left to do stands under work waiting.</source>
        <translation>届出は登録できます。残りは「仕事」に出ます。</translation>
    </message>
    <message>
        <source>The register has delivered no number for this person.</source>
        <translation>この方の個人番号は、台帳から届いていません。</translation>
    </message>
    <message>
        <source>Ask for the number again, on paper or card, and enter it.</source>
        <translation>カードや書類で番号を確かめ、入れてください。</translation>
    </message>
    <message>
        <source>The number was sealed to a key that the federation no longer opens. It was not taken.</source>
        <translation>連合会がもう使っていない鍵で封をしたため、個人番号は受理されませんでした。</translation>
    </message>
    <message>
        <source>Ask for the number again and enter it; nobody can open what was sent.</source>
        <translation>番号をもう一度確かめ、入れ直してください。送ったものはだれにも開けられません。</translation>
    </message>
    <message>
        <source>The number was sealed to a key that is not the federation&apos;s. It was not taken.</source>
        <translation>連合会のものでない鍵で封をしたため、個人番号は受理されませんでした。</translation>
    </message>
    <message>
        <source>Press F5 at home, ask for the number again and enter it. If it happens again, call IT.</source>
        <translation>ホームでF5を押してから、番号をもう一度確かめ、入れ直してください。繰り返すときは情報担当に連絡してください。</translation>
    </message>
    <message>
        <source>The federation knows no such candidate of this municipality, or has withdrawn it. Nothing was decided.</source>
        <translation>連合会にこの市町村の該当する候補がないか、候補が取り下げられています。判定は行われませんでした。</translation>
    </message>
    <message>
        <source>Fetch the federation&apos;s answers and look at the list of candidates again.</source>
        <translation>連合会の結果を受信し、継続候補世帯の一覧をもう一度確認してください。</translation>
    </message>
    <message>
        <source>The candidate was decided otherwise meanwhile, or its decision is already cancelled. Nothing was changed.</source>
        <translation>候補はすでに別の判定が登録されているか、判定が取り消されています。何も変更されませんでした。</translation>
    </message>
    <message>
        <source>Fetch the federation&apos;s answers, look at the list again and, if the decision is wrong, have it cancelled.</source>
        <translation>連合会の結果を受信して一覧をもう一度確認し、判定が誤っているときは取消しを申請してください。</translation>
    </message>
    <message>
        <source>Cancelling a decision needs a second person who may approve it. Nothing was changed.</source>
        <translation>判定の取消しには、承認できる別の職員が必要です。何も変更されませんでした。</translation>
    </message>
    <message>
        <source>Ask a supervisor who did not ask for the cancellation to approve it.</source>
        <translation>取消しを申請した職員とは別の係長に承認を依頼してください。</translation>
    </message>
    <message>
        <source>A certificate that this terminal trusts is not the one that it began with. Nothing was opened; the attempt was recorded.</source>
        <translation>この端末が信頼している証明書が、使用開始時のものと異なります。何も開いていません。この操作は記録されました。</translation>
    </message>
    <message>
        <source>Call IT and work at another terminal: the file was exchanged, or renewed without the officers&apos; confirmation.</source>
        <translation>情報システム担当に連絡し、別の端末で作業してください。ファイルが差し替えられたか、回復鍵管理者2名の確認なしに更新されています。</translation>
    </message>
    <message>
        <source>It was carried out, but this terminal could not complete its record of it.</source>
        <translation>実行されましたが、この端末の記録を最後まで書けませんでした。</translation>
    </message>
    <message>
        <source>Do not repeat it. Call IT with the number before you go on.</source>
        <translation>やり直さないでください。続ける前に、番号を添えて情報担当へ連絡してください。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate has expired. Nothing was sent.</source>
        <translation>接続先のサーバーの証明書は期限が切れています。何も送っていません。</translation>
    </message>
    <message>
        <source>Have IT compare the clock of this terminal, then tell the federation.</source>
        <translation>情報担当がこの端末の時計を確かめ、正しければ連合会へ連絡してください。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid yet. Nothing was sent.</source>
        <translation>接続先のサーバーの証明書は、まだ有効期間に入っていません。何も送っていません。</translation>
    </message>
    <message>
        <source>The server shows a certificate that is too weak, or not one of a server. Nothing was sent.</source>
        <translation>接続先が示した証明書は、強度が足りないか、サーバー用のものではありません。何も送っていません。</translation>
    </message>
    <message>
        <source>The list of withdrawn certificates is too old to check the server with. Nothing was sent.</source>
        <translation>証明書の失効リストが古く、接続先を確かめられません。何も送っていません。</translation>
    </message>
    <message>
        <source>Have IT put the present list on this terminal.</source>
        <translation>情報担当へ連絡し、この端末に最新の失効リストを入れてもらってください。</translation>
    </message>
    <message>
        <source>This terminal and the server could not agree on how to speak. Nothing was sent.</source>
        <translation>接続先と通信の方式が合いませんでした。何も送っていません。</translation>
    </message>
    <message>
        <source>The key of this terminal is missing or does not belong to its certificate. Nothing was sent.</source>
        <translation>この端末の鍵がないか、証明書と合いません。何も送っていません。</translation>
    </message>
    <message>
        <source>Have IT set up this terminal&apos;s certificate again.</source>
        <translation>情報担当へ連絡し、この端末の証明書を設定し直してもらってください。</translation>
    </message>
    <message>
        <source>The server takes this terminal&apos;s certificate for expired, but it is valid here. One of the two clocks, or the server&apos;s list, is wrong.</source>
        <translation>この端末の証明書は有効ですが、接続先では期限切れと判定されました。どちらかの時計か、接続先の失効リストに誤りがあります。</translation>
    </message>
    <message>
        <source>Have IT compare the clock, then tell the federation.</source>
        <translation>情報担当が時計を確かめ、正しければ連合会へ連絡してください。</translation>
    </message>
    <message>
        <source>The certificate of this terminal is not valid yet.</source>
        <translation>この端末の証明書は、まだ有効期間に入っていません。</translation>
    </message>
    <message>
        <source>Have IT compare the clock of this terminal.</source>
        <translation>情報担当へ連絡し、この端末の時計を確かめてもらってください。</translation>
    </message>
    <message>
        <source>The server&apos;s data was put back from a copy, and this change of terminal %1 has not come back yet.</source>
        <translation>サーバーのデータが控えから復元され、端末%1のこの変更がまだ戻っていません。</translation>
    </message>
    <message>
        <source>Switch that terminal on. If it is no more, look at the paper and enter the change again.</source>
        <translation>その端末を起動してください。端末がもうない場合は、書類を確認して入力し直してください。</translation>
    </message>
    <message>
        <source>The server&apos;s data was put back from a copy, and this change has not come back yet.</source>
        <translation>サーバーのデータが控えから復元され、この変更がまだ戻っていません。</translation>
    </message>
    <message>
        <source>The certificate of this terminal ends soon, and the one that the server gave in its place is not right. It was not taken.</source>
        <translation>この端末の証明書の有効期限が近づいていますが、サーバーから届いた新しい証明書に誤りがあります。新しい証明書は使っていません。</translation>
    </message>
    <message>
        <source>Have IT ask the federation before the present one ends. Work goes on until then.</source>
        <translation>今の証明書の期限までに、システム担当者から連合会へ問い合わせてください。それまでは通常どおり使えます。</translation>
    </message>
    <message>
        <source>A character of this text cannot be seen or cannot be passed on.</source>
        <translation>目に見えない文字、または送ることのできない文字が含まれています。</translation>
    </message>
    <message>
        <source>Type the text anew instead of pasting it. Where it goes on in a file, no comma and no quote may stand in it.</source>
        <translation>貼り付けずに入力し直してください。連携ファイルに載る文には、半角のコンマと引用符も使えません。</translation>
    </message>
    <message>
        <source>Erase it. If it is lost or destroyed, report that under “Media”.</source>
        <translation>消去してください。紛失・破損の場合は「媒体」で届け出てください。</translation>
    </message>
    <message>
        <source>This medium stands in the ledger as lost or destroyed.</source>
        <translation>この媒体は台帳上、紛失または破壊済みです。</translation>
    </message>
    <message>
        <source>Choose another one. If it has turned up, tell the supervisor: it is not used again.</source>
        <translation>別の媒体を選んでください。見つかった場合は責任者に伝えてください。再使用はしません。</translation>
    </message>
    <message>
        <source>The data of this terminal is damaged. Nothing was changed.</source>
        <translation>端末のデータが壊れています。何も変更していません。</translation>
    </message>
    <message>
        <source>Call IT, who can put back a copy; go on at another terminal meanwhile.</source>
        <translation>情報担当へ連絡してください(データの控えから戻せます)。その間は別の端末をお使いください。</translation>
    </message>
    <message>
        <source>A file is still on this medium, or has been asked for it.</source>
        <translation>この媒体には、消去していないファイル、または申請中のファイルがあります。</translation>
    </message>
    <message>
        <source>Have it erased or refused first, or choose another medium.</source>
        <translation>先に消去するか申請を終わらせるか、別の媒体を選んでください。</translation>
    </message>
    <message>
        <source>The period for keeping this was over, and it has been erased.</source>
        <translation>この記録は、保存期間を過ぎたため消去されています。</translation>
    </message>
    <message>
        <source>Close it with a reason; register anew what is still needed.</source>
        <translation>理由を付けて終了し、今も必要なものは新しく登録してください。</translation>
    </message>
</context>
<context>
    <name>ReviewWords</name>
    <message>
        <source>used outside office hours</source>
        <translation>時間外の操作</translation>
    </message>
    <message>
        <source>many households opened</source>
        <translation>大量の世帯照会</translation>
    </message>
    <message>
        <source>searches without a result</source>
        <translation>該当なしの検索の繰り返し</translation>
    </message>
    <message>
        <source>refused again and again</source>
        <translation>権限外の操作の繰り返し</translation>
    </message>
    <message>
        <source>wrong passwords</source>
        <translation>パスワード誤りの繰り返し</translation>
    </message>
    <message>
        <source>taken out and not reviewed</source>
        <translation>点検されていない持ち出し</translation>
    </message>
    <message>
        <source>opened without a reception</source>
        <translation>受付のない照会</translation>
    </message>
    <message>
        <source>keys, escrow or copy used</source>
        <translation>鍵・預託・控えの使用</translation>
    </message>
    <message>
        <source>silence of the record</source>
        <translation>記録の途切れ</translation>
    </message>
    <message>
        <source>own household</source>
        <translation>本人の世帯の照会</translation>
    </message>
    <message>
        <source>person under protection</source>
        <translation>支援措置対象者の照会</translation>
    </message>
    <message>
        <source>a rule that this version does not know</source>
        <translation>この版にない規則</translation>
    </message>
    <message>
        <source>What one person did in a day before 8:00, from 19:00 on, or while the office was closed.</source>
        <translation>8時前、19時以降、または閉庁日に、1人が1日に行った操作。</translation>
    </message>
    <message>
        <source>More than %1 households opened by one person within %2 minutes, and more than %3 times what is usual for this person; more than %4 in any case.</source>
        <translation>1人が%2分以内に%1世帯を超えて照会し、ふだんの%3倍も超えたとき。%4世帯を超えれば常に。</translation>
    </message>
    <message>
        <source>%1 searches without a result by one person within %2 minutes.</source>
        <translation>1人が%2分以内に、該当なしの検索を%1回行ったとき。</translation>
    </message>
    <message>
        <source>%1 uses refused to one person within %2 minutes.</source>
        <translation>1人が%2分以内に、権限外の操作を%1回断られたとき。</translation>
    </message>
    <message>
        <source>%1 wrong passwords of one person within %2 minutes.</source>
        <translation>1人が%2分以内に、パスワードを%1回誤ったとき。</translation>
    </message>
    <message>
        <source>A medium written or a file handed back that no review was signed for within %1 days.</source>
        <translation>媒体への書き出しまたはファイルの受け渡しが、%1日たっても点検されていないとき。</translation>
    </message>
    <message>
        <source>Households opened without a reception, on a day on which at least %1 % were opened for one.</source>
        <translation>照会の%1%以上に受付番号がある日に、受付なしで世帯を照会したとき。</translation>
    </message>
    <message>
        <source>The escrow was opened, a copy put back, a key changed or a terminal taken out of use; drills too.</source>
        <translation>預託の鍵の使用、控えからの復元、鍵の変更、端末の廃止（訓練を含む）。</translation>
    </message>
    <message>
        <source>The program ran with somebody in, and wrote nothing for more than %1 minutes.</source>
        <translation>ログイン中に%1分を超えて何も記録されなかったとき。</translation>
    </message>
    <message>
        <source>A member of staff opened their own household.</source>
        <translation>職員が自分の世帯を照会したとき。</translation>
    </message>
    <message>
        <source>The household of a person under protection was opened.</source>
        <translation>支援措置対象者の世帯を照会したとき。</translation>
    </message>
    <message>
        <source>Not yet looked at: the staff&apos;s households are not known to the program.</source>
        <translation>まだ調べません。職員の世帯をプログラムが持っていないためです。</translation>
    </message>
    <message>
        <source>Not yet looked at: the program does not yet keep who is under protection.</source>
        <translation>まだ調べません。支援措置対象者の情報をまだ持っていないためです。</translation>
    </message>
    <message>
        <source>Not yet looked at.</source>
        <translation>まだ調べません。</translation>
    </message>
    <message>
        <source>serious</source>
        <translation>重大</translation>
    </message>
    <message>
        <source>to be looked at</source>
        <translation>要確認</translation>
    </message>
    <message>
        <source>irregular</source>
        <translation>不適正</translation>
    </message>
    <message>
        <source>explained</source>
        <translation>説明済み</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>paper missing</source>
        <translation>書面なし</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>相違</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1～%2</translation>
    </message>
    <message>
        <source>%1 (%2 times)</source>
        <translation>%1（%2回）</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1、%2：%3</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
</TS>
