<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>FileWords</name>
    <message>
        <source>composed</source>
        <translation>作成済</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>送信中</translation>
    </message>
    <message>
        <source>sent, no receipt yet</source>
        <translation>送信済・受領待ち</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>受領済</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>受付不可</translation>
    </message>
    <message>
        <source>received</source>
        <translation>受信済</translation>
    </message>
    <message>
        <source>taken in</source>
        <translation>取込済</translation>
    </message>
    <message>
        <source>held: a number is missing before it</source>
        <translation>保留(通番の欠け)</translation>
    </message>
</context>
<context>
    <name>SourceWords</name>
    <message>
        <source>take in again</source>
        <translation>再取込が必要</translation>
    </message>
    <message>
        <source>sent, to be erased</source>
        <translation>送信済・消去待ち</translation>
    </message>
    <message>
        <source>The federation had taken its running number back before it came. Nothing is wrong with the file.</source>
        <translation>届く前に、連合会が通番を回収していました。ファイルに誤りはありません。</translation>
    </message>
    <message>
        <source>The federation has given its receipt. The folder with the source cannot be reached now.</source>
        <translation>連合会の受領を確認しました。原本のあるフォルダーを、いま開けません。</translation>
    </message>
    <message>
        <source>The federation has given its receipt. The source lies on the medium “%1”, which is not plugged in.</source>
        <translation>連合会の受領を確認しました。原本は媒体「%1」にありますが、接続されていません。</translation>
    </message>
    <message>
        <source>Take it in again as it is: the federation hands out a number anew.</source>
        <translation>このまま、もう一度取り込んでください。連合会が通番を改めて払い出します。</translation>
    </message>
    <message>
        <source>Once it is there again, the source is overwritten and removed.</source>
        <translation>再び開けるようになると、原本を上書きして消去します。</translation>
    </message>
    <message>
        <source>Plug it in: the source is then overwritten and removed.</source>
        <translation>接続すると、原本を上書きして消去します。</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>plugged in</source>
        <translation>接続中</translation>
    </message>
    <message>
        <source>not plugged in</source>
        <translation>未接続</translation>
    </message>
    <message>
        <source>another medium is in its place</source>
        <translation>別の媒体が接続されています</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>ほか%1件</translation>
    </message>
    <message>
        <source>not taken in</source>
        <translation>未取込</translation>
    </message>
    <message>
        <source>not for the federation</source>
        <translation>対象外</translation>
    </message>
    <message>
        <source>ready to be sent</source>
        <translation>送信待ち</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>送信中</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>受付不可</translation>
    </message>
    <message>
        <source>sent, not erased yet</source>
        <translation>受領済・消去待ち</translation>
    </message>
    <message>
        <source>sent and erased</source>
        <translation>受領済・消去済</translation>
    </message>
    <message>
        <source>sent, was gone</source>
        <translation>受領済・原本なし</translation>
    </message>
    <message>
        <source>sent, another lies there</source>
        <translation>受領済・別ファイルあり</translation>
    </message>
    <message>
        <source>It can be taken in.</source>
        <translation>取り込めます。</translation>
    </message>
    <message>
        <source>This is no file for the federation.</source>
        <translation>連合会へ送るファイルではありません。</translation>
    </message>
    <message>
        <source>It stands among today&apos;s files.</source>
        <translation>本日の便に入っています。</translation>
    </message>
    <message>
        <source>It is on its way to the federation.</source>
        <translation>連合会へ送信中です。</translation>
    </message>
    <message>
        <source>The federation refused it. The source was not erased.</source>
        <translation>連合会が受け付けませんでした。原本は消去していません。</translation>
    </message>
    <message>
        <source>The federation has given its receipt. The source is being erased.</source>
        <translation>連合会が受領しました。原本を消去します。</translation>
    </message>
    <message>
        <source>It is checked as a whole, each individual number goes sealed to the federation, and then it stands among today&apos;s files.</source>
        <translation>全体を点検し、個人番号は1件ずつ封緘して連合会へ送ります。その後、本日の便に入ります。</translation>
    </message>
    <message>
        <source>F12 on “Today&apos;s files” shows it and sends it.</source>
        <translation>「本日の便」でF12を押すと、内容を確かめてから送れます。</translation>
    </message>
    <message>
        <source>Mend it in the resident system and have it put into the folder again.</source>
        <translation>住民情報システムで直し、もう一度フォルダーに出力してください。</translation>
    </message>
    <message>
        <source>Ask whoever runs the resident system.</source>
        <translation>住民情報システムの担当者に確かめてください。</translation>
    </message>
    <message>
        <source>It was overwritten and removed once the federation&apos;s receipt was here.</source>
        <translation>連合会の受領書を確かめたあと、上書きして消去しました。</translation>
    </message>
    <message>
        <source>It was not there any more when it was to be erased.</source>
        <translation>消去しようとしたとき、そこにありませんでした。</translation>
    </message>
    <message>
        <source>Another file lay under its name when it was to be erased. That one stays.</source>
        <translation>消去しようとしたとき、同じ名前で別のファイルがありました。そのファイルは残しています。</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>%1行目</translation>
    </message>
    <message>
        <source>addressee number %1</source>
        <translation>宛名番号 %1</translation>
    </message>
    <message>
        <source>another number than the federation has</source>
        <translation>連合会の個人番号と相違</translation>
    </message>
    <message>
        <source>the number was not accepted</source>
        <translation>個人番号が受け付けられません</translation>
    </message>
    <message>
        <source>Individual numbers: %1 (differing %2, refused %3)</source>
        <translation>個人番号 %1件（相違 %2、受付不可 %3）</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::AsideSection</name>
    <message>
        <source>closed</source>
        <translation>処理済み</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>差戻し</translation>
    </message>
    <message>
        <source>number %1</source>
        <translation>通番 %1</translation>
    </message>
    <message>
        <source>Refused or on hold</source>
        <translation>差戻し・保留</translation>
    </message>
    <message>
        <source>What</source>
        <translation>対象</translation>
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
        <source>Reason for closing</source>
        <translation>処理済みにする理由</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度送る・取り込む</translation>
    </message>
    <message>
        <source>Close with the reason (F12)</source>
        <translation>理由を付けて処理済みにする (F12)</translation>
    </message>
    <message>
        <source>Nothing was refused, nothing is on hold.</source>
        <translation>差戻し・保留はありません。</translation>
    </message>
    <message>
        <source>It is kept with the item.</source>
        <translation>理由と氏名を、この件とともに保存します。</translation>
    </message>
    <message>
        <source>Closed by %1, %2</source>
        <translation>%1が処理済みにしました(%2)</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>理由:%1</translation>
    </message>
    <message>
        <source>%1 rows for the federation wait behind it, and are closed with it.</source>
        <translation>連合会へ送る%1行がこの件を待っており、処理済みにすると送られません。</translation>
    </message>
    <message>
        <source>It is tried again.</source>
        <translation>もう一度送る・取り込む手続きをしました。</translation>
    </message>
    <message>
        <source>Closed. The reason is kept with it.</source>
        <translation>処理済みにしました。理由は保存されています。</translation>
    </message>
    <message>
        <source>Compare both versions</source>
        <translation>両方を見比べる</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::LinkScreen</name>
    <message>
        <source>last: %1</source>
        <translation>最後 %1</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>つながりません</translation>
    </message>
    <message>
        <source>Files of the day</source>
        <translation>本日の便</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>通番</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大きさ</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>What the other side will believe</source>
        <translation>相手側ではこうなります</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>世帯番号</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>区分</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>後</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>確認事項</translation>
    </message>
    <message>
        <source>Delivery of each change</source>
        <translation>変更ごとの連携</translation>
    </message>
    <message>
        <source>What</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>届き先</translation>
    </message>
    <message>
        <source>Files sent and received</source>
        <translation>送受信したファイル</translation>
    </message>
    <message>
        <source>At</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>Today&apos;s files</source>
        <translation>本日の便</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>連携の状況</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Lists of the link</source>
        <translation>連携の一覧</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>連携</translation>
    </message>
    <message>
        <source>F12 composes the day&apos;s files and shows what the federation will believe after them. F12 again sends exactly what was shown.

Look at: the right household, the right person, the day, the municipality moved from. Each file carries a running number; the federation notices a gap.</source>
        <translation>F12 で本日の便を作り、連合会でどうなるかを表示します。もう一度 F12 を押すと、表示したとおりに送ります。

世帯、氏名、日付、転入前の市町村を確かめます。ファイルには通番が付き、欠けると連合会が気づきます。</translation>
    </message>
    <message>
        <source>Green only with a signed receipt. What gives no receipt here is shown as such, never as done.</source>
        <translation>緑は、署名付きの受領が届いたものだけです。ここで確かめられない先は「確認できません」と表示し、済みとはしません。</translation>
    </message>
    <message>
        <source>nothing waiting</source>
        <translation>未送達なし</translation>
    </message>
    <message>
        <source>%1 waiting, oldest %2</source>
        <translation>未送達 %1件 最長 %2</translation>
    </message>
    <message>
        <source>gives no receipt</source>
        <translation>受領が届きません</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>端末</translation>
    </message>
    <message>
        <source>waiting long</source>
        <translation>待ちが長い</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>保存済</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>差戻し %1件</translation>
    </message>
    <message>
        <source>none refused</source>
        <translation>差戻しなし</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>庁内</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>接続中</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>未接続</translation>
    </message>
    <message>
        <source>Federation</source>
        <translation>連合会</translation>
    </message>
    <message>
        <source>a running number is missing</source>
        <translation>通番に欠けあり</translation>
    </message>
    <message>
        <source>running numbers complete</source>
        <translation>通番 正常</translation>
    </message>
    <message>
        <source>Intermediate server</source>
        <translation>中間サーバー</translation>
    </message>
    <message>
        <source>cannot be seen here</source>
        <translation>確認できません</translation>
    </message>
    <message>
        <source>Eligibility verification</source>
        <translation>資格確認</translation>
    </message>
    <message>
        <source>nothing known</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>There is nothing to send today.</source>
        <translation>本日送るものはありません。</translation>
    </message>
    <message>
        <source>Everything that was registered has been sent.</source>
        <translation>登録したものはすべて送っています。</translation>
    </message>
    <message>
        <source>Press F12 once more to send these files.</source>
        <translation>もう一度 F12 を押すと送ります。</translation>
    </message>
    <message>
        <source>%1 files, %2 changes, %3 to look at. Esc leaves it.</source>
        <translation>ファイル %1件、変更 %2件、確認事項 %3件。Esc で取りやめます。</translation>
    </message>
    <message>
        <source>The files are being sent.</source>
        <translation>ファイルを送っています。</translation>
    </message>
    <message>
        <source>You can go on with other work.</source>
        <translation>ほかの仕事を続けられます。</translation>
    </message>
    <message>
        <source>Sent. The federation has given its receipt.</source>
        <translation>送りました。連合会の受領が届きました。</translation>
    </message>
    <message>
        <source>F5 fetches the answers.</source>
        <translation>答えは F5 で受け取ります。</translation>
    </message>
    <message>
        <source>Today&apos;s files have been sent.</source>
        <translation>本日の便を送りました。</translation>
    </message>
    <message>
        <source>%1 files received and taken in.</source>
        <translation>%1件のファイルを受け取り、取り込みました。</translation>
    </message>
    <message>
        <source>Nothing new from the federation.</source>
        <translation>連合会から新しい答えはありません。</translation>
    </message>
    <message>
        <source>F12 composes the files of today and shows them here before they leave.</source>
        <translation>F12 で本日の便を作り、送る前にここに出します。</translation>
    </message>
    <message>
        <source>What the federation will believe after them stands here.</source>
        <translation>便が届いたあとの連合会側の内容が、ここに出ます。</translation>
    </message>
    <message>
        <source>Nothing has been sent from here yet.</source>
        <translation>この端末から送ったものはまだありません。</translation>
    </message>
    <message>
        <source>No file has been sent or received yet.</source>
        <translation>送受信したファイルはまだありません。</translation>
    </message>
    <message>
        <source>some refused</source>
        <translation>差戻しあり</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1から</translation>
    </message>
    <message>
        <source>Refused or on hold</source>
        <translation>差戻し・保留</translation>
    </message>
    <message>
        <source>What could not go on stays here until it has gone on after all or somebody closes it. Nothing is lost and nothing else waits for it.

Try again: it leaves once more as it is; nothing is registered twice. Close: with the reason, which is kept together with your name.

Enter goes to what can be done, F6 opens the household.</source>
        <translation>先へ進めなかったものは、進むか処理済みにするまでここに残ります。失われることはなく、ほかの手続きを止めることもありません。

「もう一度」:そのままもう一度送るか取り込みます。二重には登録されません。「処理済み」:理由を付けて閉じます。理由は氏名とともに保存します。

Enter で操作へ移り、F6 で世帯を開きます。</translation>
    </message>
    <message>
        <source>Refused or on hold (%1)</source>
        <translation>差戻し・保留 (%1)</translation>
    </message>
    <message>
        <source>%1 rows wait behind a change that is refused or not accepted yet: see “Refused or on hold”.</source>
        <translation>%1行が、差し戻された変更か、まだ受け付けられていない変更を待っています。「差戻し・保留」をご覧ください。</translation>
    </message>
    <message>
        <source>Nothing can be sent, but not everything has been.</source>
        <translation>送れるものはありませんが、未送信の登録が残っています。</translation>
    </message>
    <message>
        <source>Files of the resident system</source>
        <translation>庁内ファイル</translation>
    </message>
    <message>
        <source>What the resident system has written for the federation. Nothing of it is taken over before the whole file is right.

Individual numbers are read by a process of their own, sealed at once and sent one by one; nothing of them stays here. Once the federation has given its receipt, the source is overwritten and removed.</source>
        <translation>住民情報システムが連合会あてに出力したファイルです。ファイル全体が正しいと分かるまで、何も取り込みません。

個人番号は専用の処理だけが読み、その場で封緘して1件ずつ送ります。この端末には残りません。連合会の受領書を確かめたあと、原本は上書きして消去します。</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>ほか%1件</translation>
    </message>
    <message>
        <source>%1 stopped there</source>
        <translation>止まったもの %1件</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>待ち %1件</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::SourceSection</name>
    <message>
        <source>Neither the folder nor a registered medium that is plugged in has a file.</source>
        <translation>フォルダーにも、接続中の登録媒体にも、ファイルはありません。</translation>
    </message>
    <message>
        <source>Registered media: %1</source>
        <translation>登録媒体 %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>What is plugged in as “%1” is not that registered medium. Nothing of it was read.</source>
        <translation>「%1」として接続されているのは、登録された媒体ではありません。何も読み取っていません。</translation>
    </message>
    <message>
        <source>Take it out and plug in the registered one.</source>
        <translation>取り外して、登録された媒体を接続してください。</translation>
    </message>
    <message>
        <source>Files of the resident system</source>
        <translation>住民情報システムのファイル</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>通番</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Take in (F12)</source>
        <translation>取り込む (F12)</translation>
    </message>
    <message>
        <source>The folder is empty: the resident system has put nothing there.</source>
        <translation>フォルダーは空です。住民情報システムからの出力はありません。</translation>
    </message>
    <message>
        <source>This terminal has no folder for files of the resident system.</source>
        <translation>この端末には、住民情報システムのファイルのフォルダーがありません。</translation>
    </message>
    <message>
        <source>%1 more wait.</source>
        <translation>あと%1件が待っています。</translation>
    </message>
    <message>
        <source>%1 received files were put into the folder of the resident system.</source>
        <translation>受け取ったファイル%1件を、住民情報システムのフォルダーへ渡しました。</translation>
    </message>
    <message>
        <source>The file is being checked and taken in.</source>
        <translation>ファイルを点検し、取り込んでいます。</translation>
    </message>
    <message>
        <source>You can go on with other work.</source>
        <translation>ほかの作業を続けられます。</translation>
    </message>
    <message>
        <source>The file is wrong in %1 places and was refused as a whole. The source stays as it is.</source>
        <translation>ファイルに%1か所の誤りがあり、全体を取り込みませんでした。原本はそのままです。</translation>
    </message>
    <message>
        <source>Mend it in the resident system and have it put into the folder again.</source>
        <translation>住民情報システムで直し、もう一度フォルダーに出力してください。</translation>
    </message>
    <message>
        <source>The rows go all the same; the federation puts them on its confirmation list.</source>
        <translation>行はそのまま送られ、連合会の確認リストに載ります。</translation>
    </message>
    <message>
        <source>F12 on “Today&apos;s files” shows it and sends it.</source>
        <translation>「本日の便」でF12を押すと、内容を確かめてから送れます。</translation>
    </message>
    <message>
        <source>%1 rows were taken in.</source>
        <translation>%1行を取り込みました。</translation>
    </message>
    <message>
        <source>The file stands among today&apos;s files.</source>
        <translation>本日の便に入りました。</translation>
    </message>
    <message>
        <source>The folder of the resident system cannot be reached. Nothing was lost.</source>
        <translation>住民情報システムのフォルダーを開けません。失われたものはありません。</translation>
    </message>
    <message>
        <source>Call IT with the number; it is tried again by itself.</source>
        <translation>番号を添えて情報担当へ連絡してください。自動でやり直します。</translation>
    </message>
    <message>
        <source>The folder of the resident system has another file called %1. It was not overwritten.</source>
        <translation>住民情報システムのフォルダーに「%1」という別のファイルがあります。上書きしていません。</translation>
    </message>
    <message>
        <source>A received file could not be put into the folder of the resident system.</source>
        <translation>受け取ったファイルを、住民情報システムのフォルダーへ渡せませんでした。</translation>
    </message>
    <message>
        <source>The federation&apos;s next running number is %1, and the file has another. Nothing was taken in.</source>
        <translation>連合会の次の通番は%1ですが、ファイルの通番が違います。何も取り込んでいません。</translation>
    </message>
    <message>
        <source>Take in the files in their order, or have the resident system make this one again with that number.</source>
        <translation>ファイルを通番の順に取り込むか、住民情報システムでその通番のファイルを作り直してください。</translation>
    </message>
    <message>
        <source>Another file of this kind is on its way to the federation. Nothing was taken in.</source>
        <translation>同じ種類の別のファイルが送信中です。何も取り込んでいません。</translation>
    </message>
    <message>
        <source>Take this one in when that one has its receipt.</source>
        <translation>そのファイルの受領を確かめてから、取り込んでください。</translation>
    </message>
    <message>
        <source>What lies in the folder is not known.</source>
        <translation>フォルダーの中身は確かめられません。</translation>
    </message>
</context>
</TS>
