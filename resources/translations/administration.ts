<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>StaffForms</name>
    <message>
        <source>Duties</source>
        <translation>職務</translation>
    </message>
    <message>
        <source>Duties bound what can be granted; they grant nothing by themselves.

Outsourced staff take papers in: they decide nothing, approve nothing and touch no medium. Administrators and auditors see no residents.</source>
        <translation>職務は、付与できる権限の範囲を決めます。職務だけでは何もできません。

受託職員は書類を受け付けます。決定・承認・媒体は扱いません。管理者と監査担当は、住民の情報を見ません。</translation>
    </message>
    <message>
        <source>Cards that wait</source>
        <translation>登録を待っているカード</translation>
    </message>
    <message>
        <source>Code and name</source>
        <translation>照合番号・証明書の氏名</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>申し込んだ端末</translation>
    </message>
    <message>
        <source>Name on the certificate: %1. Valid until %2. Card No. %3.</source>
        <translation>証明書の氏名 %1&#x3000;有効期限 %2&#x3000;カード番号 %3</translation>
    </message>
    <message>
        <source>Register a member of staff</source>
        <translation>職員の登録</translation>
    </message>
    <message>
        <source>Staff id</source>
        <translation>職員番号</translation>
    </message>
    <message>
        <source>Letters and digits, - and _. It belongs to this person for ever.</source>
        <translation>半角の英数字・ハイフン・下線で入れます。あとから変えたり、ほかの人に使い回したりできません。</translation>
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
        <source>Section</source>
        <translation>所属</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最終日</translation>
    </message>
    <message>
        <source>The last day of a contract or an appointment; outsourced staff always have one. Leave it empty where none is set.</source>
        <translation>契約や任用の最終日です。受託職員は必ず入れます。決まっていない場合は空けておきます。</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登録する</translation>
    </message>
    <message>
        <source>The registration ends by itself on %1.</source>
        <translation>登録は %1 に自動で終わります。</translation>
    </message>
    <message>
        <source>%1 (%2), %3, will be registered as %4.</source>
        <translation>%1(職員番号 %2)を、%3の%4として登録します。</translation>
    </message>
    <message>
        <source>The person can do nothing yet: a card and functions come next.</source>
        <translation>登録だけでは何もできません。このあとカードを渡し、権限を申請します。</translation>
    </message>
    <message>
        <source>%1 has been registered. Next: give a card, and have functions applied for.</source>
        <translation>%1を登録しました。次にカードを渡し、所属から権限を申請してもらってください。</translation>
    </message>
    <message>
        <source>Transfer %1</source>
        <translation>%1の異動</translation>
    </message>
    <message>
        <source>New section</source>
        <translation>異動後の所属</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>異動する</translation>
    </message>
    <message>
        <source>No functions are held now.</source>
        <translation>いま付与している権限はありません。</translation>
    </message>
    <message>
        <source>All functions end at once; those of the new duties are applied for anew.</source>
        <translation>付与中の権限はすべて終わります。新しい職務の権限は、あらためて申請します。</translation>
    </message>
    <message>
        <source>%1: %2, %3 → %4, %5</source>
        <translation>%1：%2 %3 → %4 %5</translation>
    </message>
    <message>
        <source>%1 has been transferred.</source>
        <translation>%1の異動を登録しました。</translation>
    </message>
    <message>
        <source>End the registration of %1</source>
        <translation>%1の登録の終了</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Such as: retirement, end of the contract, transfer to another office</source>
        <translation>例：退職、契約の終了、他団体への出向</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>終える</translation>
    </message>
    <message>
        <source>open</source>
        <translation>定めなし</translation>
    </message>
    <message>
        <source>The card opens nothing from now on.</source>
        <translation>カードは今から使えなくなります。</translation>
    </message>
    <message>
        <source>The card and all functions hold through that day, then end by themselves.</source>
        <translation>カードと権限は、その日の終わりまで使え、翌日から使えなくなります。</translation>
    </message>
    <message>
        <source>%1: last day %2 → %3</source>
        <translation>%1：最終日 %2 → %3</translation>
    </message>
    <message>
        <source>The last day of %1 has been set.</source>
        <translation>%1の最終日を登録しました。</translation>
    </message>
    <message>
        <source>Give a card to %1</source>
        <translation>%1へ渡すカード</translation>
    </message>
    <message>
        <source>No card waits</source>
        <translation>登録を待っているカードはありません</translation>
    </message>
    <message>
        <source>Have the person insert the new card at a terminal where nobody is logged in and choose &quot;Apply for this card&quot;. It then stands here.</source>
        <translation>だれもログインしていない端末で、本人が新しいカードを差し込み、「このカードの登録を申し込む」を選ぶと、ここに出ます。</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>カード</translation>
    </message>
    <message>
        <source>Read the code aloud: the person&apos;s screen shows the same one.</source>
        <translation>番号を声に出して確かめてください。本人の画面にも同じ番号が出ています。</translation>
    </message>
    <message>
        <source>Give this card</source>
        <translation>このカードを渡す</translation>
    </message>
    <message>
        <source>Mind: the certificate names %1.</source>
        <translation>証明書の氏名は「%1」です。別の人のカードでないか確かめてください。</translation>
    </message>
    <message>
        <source>The present card opens nothing from then on.</source>
        <translation>今のカードは使えなくなります。</translation>
    </message>
    <message>
        <source>The person chooses a password at the first login.</source>
        <translation>パスワードは、本人が最初のログインのときに決めます。</translation>
    </message>
    <message>
        <source>The card %1 will be the card of %2.</source>
        <translation>カード %1 を、%2のカードにします。</translation>
    </message>
    <message>
        <source>%1 has the card now. At the first login a password is chosen.</source>
        <translation>%1にカードを渡しました。パスワードは最初のログインのときに本人が決めます。</translation>
    </message>
    <message>
        <source>Withdraw the card of %1</source>
        <translation>%1のカードの停止</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>紛失</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>破損</translation>
    </message>
    <message>
        <source>given back</source>
        <translation>返却</translation>
    </message>
    <message>
        <source>other</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>補足</translation>
    </message>
    <message>
        <source>When and where; for &quot;other&quot;, what happened</source>
        <translation>いつ、どこで。「その他」のときは事情を必ず入れます。</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>停止する</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The card of %1: %2 → withdrawn</source>
        <translation>%1のカード：%2 → 停止</translation>
    </message>
    <message>
        <source>It opens nothing from now on, at any terminal. A session that is open with it is locked.</source>
        <translation>今から、どの端末でも使えません。このカードで使用中の端末はロックします。</translation>
    </message>
    <message>
        <source>The card of %1 has been withdrawn.</source>
        <translation>%1のカードを停止しました。</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::AdministrationScreen</name>
    <message>
        <source>Administration</source>
        <translation>管理</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::PolicySection</name>
    <message>
        <source>%1 minutes (%2 seconds)</source>
        <translation>%1分(%2秒)</translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation>%1秒</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>期限なし</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1日</translation>
    </message>
    <message>
        <source>kept sealed and sent later</source>
        <translation>封をして預かる</translation>
    </message>
    <message>
        <source>with a connection only</source>
        <translation>預からない</translation>
    </message>
    <message>
        <source>Settings of the municipality</source>
        <translation>市の設定</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>At present</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>Lock when nothing is typed</source>
        <translation>無操作でロックするまで</translation>
    </message>
    <message>
        <source>60 to 900 seconds</source>
        <translation>60秒から900秒まで</translation>
    </message>
    <message>
        <source>Password runs out</source>
        <translation>パスワードの期限</translation>
    </message>
    <message>
        <source>0 (no end) to 400 days</source>
        <translation>0(期限なし)から400日まで</translation>
    </message>
    <message>
        <source>Individual number without a connection</source>
        <translation>不通のときの個人番号</translation>
    </message>
    <message>
        <source>sealed at entry either way</source>
        <translation>どちらでも入力と同時に封をします</translation>
    </message>
    <message>
        <source>Seconds, 60 to 900</source>
        <translation>60から900までの秒数を入れます。</translation>
    </message>
    <message>
        <source>Days, up to 400; 0 means no end</source>
        <translation>400までの日数を入れます。0 は期限なしです。</translation>
    </message>
    <message>
        <source>The system administrator sets this.</source>
        <translation>システム管理者が設定します。</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>設定値</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変更する</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>It holds at every terminal.</source>
        <translation>市のすべての端末に効きます。</translation>
    </message>
    <message>
        <source>%1: now %2.</source>
        <translation>%1を「%2」にしました。</translation>
    </message>
    <message>
        <source>These settings hold at every terminal of the municipality, as soon as it has the new list.

Idle lock: between 1 and 15 minutes.

Password: without an end unless the municipality&apos;s rules ask for one; a long password that is kept is safer than a short one that changes.

Individual numbers: sealed at entry in either case. Whether a sealed one may wait at the terminal while there is no connection is the municipality&apos;s decision: at most 100 at a terminal and for 7 days. Turned back, what still waits has one chance with the next connection; what is not taken then is erased and has to be entered again.</source>
        <translation>市のすべての端末に共通の設定です。各端末が新しい名簿を受け取ると効きます。

無操作ロックは1分から15分までです。

パスワードの期限は、市の規程で求めている場合だけ決めます。短いものをたびたび変えるより、長いものを使い続けるほうが安全です。

個人番号は、どちらの設定でも入力と同時に封をします。つながらない間、封をした番号を端末で待たせるかどうかは市が決めます(1台100件まで、最長7日)。やめたときは、待っている番号を次の接続で一度だけ送り、届かないものは消去します。消去したものは入れ直しになります。</translation>
    </message>
    <message>
        <source>It holds at every terminal. A sealed number then waits there for 7 days at most.</source>
        <translation>すべての端末で効きます。封をした番号は、その端末で最長7日間、送信を待ちます。</translation>
    </message>
    <message>
        <source>It holds at every terminal. What still waits has one chance with the next connection and is erased otherwise.</source>
        <translation>すべての端末で効きます。待っている番号は次の接続で一度だけ送り、届かなければ消去します。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>%1 (proposed: %2)</source>
        <translation>%1(提案中：%2)</translation>
    </message>
    <message>
        <source>Recovery key of the terminals</source>
        <translation>端末の回復鍵</translation>
    </message>
    <message>
        <source>opened by two officers</source>
        <translation>回復鍵管理者2名で開く鍵</translation>
    </message>
    <message>
        <source>Compare the code with the officers&apos; paper, sign by sign. Each terminal closes its spare key for it at the next login.</source>
        <translation>番号を回復鍵管理者の控えと一字ずつ照合してください。各端末は次のログイン時に、予備の鍵をこの鍵で封印し直します。</translation>
    </message>
    <message>
        <source>Two of three officers open a terminal with it when all of its cards are lost.</source>
        <translation>端末のICカードがすべて失われたとき、回復鍵管理者3名のうち2名がこの鍵で端末を開きます。</translation>
    </message>
    <message>
        <source>%1 has been proposed by %2 on %3.</source>
        <translation>%1が提案されています(%2、%3)。</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>承認する</translation>
    </message>
    <message>
        <source>This terminal&apos;s profile offers %1.</source>
        <translation>この端末の設定ファイルに%1が登録されています。</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>提案する</translation>
    </message>
    <message>
        <source>%1: %2 is proposed</source>
        <translation>%1：%2を提案</translation>
    </message>
    <message>
        <source>%1 has been proposed. A supervisor confirms it.</source>
        <translation>%1を提案しました。責任者が承認します。</translation>
    </message>
    <message>
        <source>The officers make a key, IT puts it into a terminal&apos;s profile; there the system administrator proposes it, and a supervisor confirms.</source>
        <translation>鍵は回復鍵管理者が作成し、情報システム担当が端末の設定ファイルに登録します。その端末でシステム管理者が提案し、責任者が承認します。</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::StaffSection</name>
    <message>
        <source>until %1</source>
        <translation>%1まで</translation>
    </message>
    <message>
        <source>open</source>
        <translation>定めなし</translation>
    </message>
    <message>
        <source>Staff and cards</source>
        <translation>職員とカード</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>職員</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Section and duties</source>
        <translation>職務・所属</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>カード</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最終日</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>権限</translation>
    </message>
    <message>
        <source>Name, kana, section or staff id</source>
        <translation>氏名・カナ・所属・職員番号</translation>
    </message>
    <message>
        <source>Nobody matches.</source>
        <translation>当てはまる職員はいません。</translation>
    </message>
    <message>
        <source>Register somebody</source>
        <translation>職員を登録</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>異動</translation>
    </message>
    <message>
        <source>Give a card</source>
        <translation>カードを渡す</translation>
    </message>
    <message>
        <source>Withdraw the card</source>
        <translation>カードを止める</translation>
    </message>
    <message>
        <source>End the registration</source>
        <translation>登録を終える</translation>
    </message>
    <message>
        <source>Everybody has an entry and a card of their own; nobody works with another&apos;s.

A new card shows itself at a terminal where nobody is logged in. Compare the code aloud before you give it to somebody.

A lost card is withdrawn at once: from then on it opens nothing. A new one can be given the same day.

Whoever is transferred or leaves loses all functions by that.</source>
        <translation>職員は一人ずつ登録し、カードも一人に一枚です。ほかの人のカードでは仕事をしません。

新しいカードは、だれもログインしていない端末で本人が申し込みます。渡す前に、照合番号を声に出して確かめます。

紛失したカードはすぐに止めます。止めたカードはどこでも使えません。新しいカードは、その日のうちに渡せます。

異動や退職のときは、権限がすべて終わります。</translation>
    </message>
    <message>
        <source>%1 new cards wait for their person.</source>
        <translation>登録を待っているカードが%1枚あります。</translation>
    </message>
    <message>
        <source>Choose the person, then &quot;Give a card&quot;.</source>
        <translation>職員を選び、「カードを渡す」で照合番号を確かめます。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Nobody arranges their own registration: another administrator does that. Your own lost card you can withdraw here.</source>
        <translation>自分の登録は、ほかの管理者が変えます。自分のカードを紛失したときは、ここで止められます。</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::StaffSheet</name>
    <message>
        <source>Nobody is chosen</source>
        <translation>職員を選んでいません</translation>
    </message>
    <message>
        <source>Choose somebody in the list at the left.</source>
        <translation>左の一覧から選んでください。</translation>
    </message>
    <message>
        <source>Staff id</source>
        <translation>職員番号</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>所属</translation>
    </message>
    <message>
        <source>Duties</source>
        <translation>職務</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最終日</translation>
    </message>
    <message>
        <source>open</source>
        <translation>定めなし</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>カード</translation>
    </message>
    <message>
        <source>%1 (No. %2)</source>
        <translation>%1(カード番号 %2)</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>証明書</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>%1まで</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>chosen %1, until %2</source>
        <translation>%1に設定
%2まで</translation>
    </message>
    <message>
        <source>chosen %1, no end</source>
        <translation>%1に設定
期限なし</translation>
    </message>
    <message>
        <source>This terminal</source>
        <translation>この端末</translation>
    </message>
    <message>
        <source>has worked here</source>
        <translation>使ったことがあります</translation>
    </message>
    <message>
        <source>has not worked here yet</source>
        <translation>まだ使ったことがありません</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日の権限</translation>
    </message>
    <message>
        <source>no functions</source>
        <translation>権限なし</translation>
    </message>
    <message>
        <source>Grant</source>
        <translation>付与</translation>
    </message>
    <message>
        <source>Grant (not today)</source>
        <translation>付与(今日は無効)</translation>
    </message>
    <message>
        <source>%1
%2
Reason: %3
Applied for by %4, granted by %5</source>
        <translation>%1
%2
理由：%3
申請 %4&#x3000;決裁 %5</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::TerminalsSection</name>
    <message>
        <source>Terminals</source>
        <translation>端末</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>端末番号</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>設置場所</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>登録日</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>No terminal is registered.</source>
        <translation>登録された端末はありません。</translation>
    </message>
    <message>
        <source>Register a terminal</source>
        <translation>端末を登録</translation>
    </message>
    <message>
        <source>Remove this terminal from the list</source>
        <translation>この端末の登録を外す</translation>
    </message>
    <message>
        <source>this one</source>
        <translation>この端末</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>登録済</translation>
    </message>
    <message>
        <source>this is the terminal you are sitting at</source>
        <translation>今お使いの端末です</translation>
    </message>
    <message>
        <source>As its certificate names it: letters and digits, - and _.</source>
        <translation>端末証明書のとおり、半角の英数字・ハイフン・下線で入れます。</translation>
    </message>
    <message>
        <source>Such as: ground floor, counter 3</source>
        <translation>例：1階 3番窓口</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登録する</translation>
    </message>
    <message>
        <source>The terminal %1 (%2) will be answered by the server.</source>
        <translation>端末 %1(%2)を登録します。サーバーが応じるようになります。</translation>
    </message>
    <message>
        <source>The terminal %1 has been registered.</source>
        <translation>端末 %1 を登録しました。</translation>
    </message>
    <message>
        <source>Remove the terminal %1</source>
        <translation>端末 %1 の登録を外す</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Such as: theft, replaced, given back</source>
        <translation>例：盗難、入れ替え、返却</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>外す</translation>
    </message>
    <message>
        <source>The terminal %1 (%2): registered → refused</source>
        <translation>端末 %1(%2)：登録済 → 登録なし</translation>
    </message>
    <message>
        <source>The server answers it no more, from this moment on. A session that is open at it ends.</source>
        <translation>サーバーは、この時から応じません。使用中であれば、その場で終わります。</translation>
    </message>
    <message>
        <source>The terminal %1 has been removed.</source>
        <translation>端末 %1 の登録を外しました。</translation>
    </message>
    <message>
        <source>change ordered</source>
        <translation>更新待ち</translation>
    </message>
    <message>
        <source>not changed</source>
        <translation>更新できず</translation>
    </message>
    <message>
        <source>never changed</source>
        <translation>更新なし</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>廃止済</translation>
    </message>
    <message>
        <source>retired on %1; the server has verified its signed statement</source>
        <translation>%1に廃止済み。署名付きの廃止証明をサーバーが確認しています</translation>
    </message>
    <message>
        <source>changed on %1</source>
        <translation>%1に更新</translation>
    </message>
    <message>
        <source>%1. A change is ordered: it runs at the next login there.</source>
        <translation>%1。更新を指示済みです。その端末の次のログイン時に行われます。</translation>
    </message>
    <message>
        <source>%1. The change could not be made: %2 It is tried again at each login there.</source>
        <translation>%1。更新できませんでした：%2その端末のログインのたびに改めて試みます。</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>鍵</translation>
    </message>
    <message>
        <source>Change the key of all terminals</source>
        <translation>全端末の鍵を更新</translation>
    </message>
    <message>
        <source>Change the key of this terminal</source>
        <translation>この端末の鍵を更新</translation>
    </message>
    <message>
        <source>The server answers registered terminals alone. One that is lost, stolen or given up is removed here: it is refused from that moment on.

The terminal that you are sitting at is removed from another one.

A terminal changes its key by itself once somebody who could open it leaves, or has another card. Order it where there is a suspicion, and for drills.</source>
        <translation>サーバーは、登録された端末だけに応じます。紛失・盗難・廃止の端末は、ここで登録を外すと、その時から応じません。

今お使いの端末は、ほかの端末から外します。

端末を開けた職員が離任した場合やICカードを替えた場合、端末は自動で鍵を更新します。不正の疑いがある場合や訓練の場合に、ここで指示してください。</translation>
    </message>
    <message>
        <source>Last order</source>
        <translation>直近の指示</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1 %2：%3</translation>
    </message>
    <message>
        <source>the terminal %1 (%2)</source>
        <translation>端末 %1(%2)</translation>
    </message>
    <message>
        <source>all terminals</source>
        <translation>全端末</translation>
    </message>
    <message>
        <source>Change the key of %1</source>
        <translation>%1の鍵の更新</translation>
    </message>
    <message>
        <source>Such as: a card lost, a suspicion, a drill</source>
        <translation>例：ICカードの紛失、不正の疑い、訓練</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>指示する</translation>
    </message>
    <message>
        <source>The key of %1: the present one → another one at the next login there</source>
        <translation>%1の鍵：現在の鍵 → 次のログイン時に新しい鍵</translation>
    </message>
    <message>
        <source>That login takes longer, up to some minutes. What is done of it is shown, and here whether it is done.</source>
        <translation>そのログインには数分かかることがあります。進み具合は端末の画面に、完了はこの一覧に表示されます。</translation>
    </message>
    <message>
        <source>The change of the key has been ordered for %1.</source>
        <translation>%1の鍵の更新を指示しました。</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::ThisTerminalSection</name>
    <message>
        <source>This terminal</source>
        <translation>この端末</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>端末</translation>
    </message>
    <message>
        <source>Terminal number</source>
        <translation>端末番号</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>市町村</translation>
    </message>
    <message>
        <source>Municipality code</source>
        <translation>団体コード</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>区分</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>証明書</translation>
    </message>
    <message>
        <source>Terminal valid until</source>
        <translation>端末の有効期限</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>残り日数</translation>
    </message>
    <message>
        <source>Your card valid until</source>
        <translation>あなたのカードの有効期限</translation>
    </message>
    <message>
        <source>%1 (only looked at twice a second: no card service)</source>
        <translation>%1（ICカードサービスなし。1秒に2回の確認のみ）</translation>
    </message>
    <message>
        <source>Card reader</source>
        <translation>カードリーダー</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>Training; cannot reach the real server</source>
        <translation>研修用(本番のサーバーにはつながりません)</translation>
    </message>
    <message>
        <source>In service</source>
        <translation>本番用</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1日</translation>
    </message>
    <message>
        <source>A terminal certificate is renewed by IT before its last 30 days end.

A clock that is more than two minutes off makes signatures and receipts doubtful; have it set before going on.

The copies of the data are made and tried by themselves. Without a good one for days IT looks whether their disk is there and has room.</source>
        <translation>端末証明書は、残り30日になる前に情報担当が更新します。

時計が2分以上ずれていると、署名や受領証を確認できません。業務の前に直してもらってください。

データの控えは自動で作成し、開いて確かめます。何日も控えがないときは、保存先のディスクと空き容量を情報担当が確認します。</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::MediaSection</name>
    <message>
        <source>no keeper</source>
        <translation>保管責任者なし</translation>
    </message>
    <message>
        <source>shredded</source>
        <translation>廃棄済</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>shredded into small pieces</source>
        <translation>細断</translation>
    </message>
    <message>
        <source>crushed or drilled through</source>
        <translation>破砕・穿孔</translation>
    </message>
    <message>
        <source>destroyed by a contractor, with a certificate</source>
        <translation>業者による破壊(証明書あり)</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>媒体</translation>
    </message>
    <message>
        <source>Keeper and store</source>
        <translation>保管責任者・場所</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>媒体</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>表示名</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>シリアル番号</translation>
    </message>
    <message>
        <source>Keeper</source>
        <translation>保管責任者</translation>
    </message>
    <message>
        <source>Locked store</source>
        <translation>保管場所</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>No medium is registered. Until one is, no file leaves or comes in on a medium.</source>
        <translation>登録された媒体はありません。登録するまで、媒体での書き出しも取り込みもできません。</translation>
    </message>
    <message>
        <source>Register a medium</source>
        <translation>媒体を登録</translation>
    </message>
    <message>
        <source>Other keeper or store</source>
        <translation>保管責任者・場所を変更</translation>
    </message>
    <message>
        <source>Enter as shredded</source>
        <translation>廃棄を記入</translation>
    </message>
    <message>
        <source>A medium counts only while it stands here. Its keeper answers for it as long as nothing is on it, and must be somebody who may request or approve media; whoever leaves or changes duties leaves it without one.

A shredded medium stays in the register for ever: its serial number never comes back. One that terminals know a file on cannot be entered as shredded.</source>
        <translation>この台帳にある媒体だけが使えます。何も入っていない間は保管責任者が責任を持ちます。保管責任者になれるのは、媒体の申請または承認ができる職員です。退職・異動すると「保管責任者なし」になります。

廃棄した媒体は台帳に残り、同じシリアル番号は二度と登録できません。端末がファイルの残りを知っている媒体は、廃棄を記入できません。</translation>
    </message>
    <message>
        <source>%1 may handle media no more. Name somebody else.</source>
        <translation>%1さんは媒体を扱えなくなりました。ほかの職員に替えてください。</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>登録</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1&#x3000;%2</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>直近の変更</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1&#x3000;%2：%3</translation>
    </message>
    <message>
        <source>Shredded</source>
        <translation>廃棄</translation>
    </message>
    <message>
        <source>%1, %2, %3: %4</source>
        <translation>%1&#x3000;%2&#x3000;%3：%4</translation>
    </message>
    <message>
        <source>As the device tells it, letter for letter. A serial number is registered once, for ever.</source>
        <translation>機器の表示どおりに入れます。一つの番号の登録は一度だけです。</translation>
    </message>
    <message>
        <source>What is written on it, such as: counter USB 3</source>
        <translation>媒体に貼った名前。例：窓口USB 3</translation>
    </message>
    <message>
        <source>Where it lies while nothing is on it, such as: office, safe A</source>
        <translation>使わない間の置き場所。例：執務室 金庫A</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登録する</translation>
    </message>
    <message>
        <source>The medium %1 (%2) will be registered. Keeper: %3, store: %4.</source>
        <translation>媒体 %1(%2)を登録します。保管責任者：%3&#x3000;保管場所：%4</translation>
    </message>
    <message>
        <source>A terminal uses it once its path stands in that terminal's profile.</source>
        <translation>端末で使うには、その端末の設定に接続先の登録が要ります。</translation>
    </message>
    <message>
        <source>The medium %1 has been registered.</source>
        <translation>媒体 %1 を登録しました。</translation>
    </message>
    <message>
        <source>Other keeper or store of %1</source>
        <translation>%1 の保管責任者・場所を変更</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Such as: transfer, the safe was moved</source>
        <translation>例：異動、金庫の移設</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>記入する</translation>
    </message>
    <message>
        <source>%1: %2, %3 → %4, %5</source>
        <translation>%1：%2・%3 → %4・%5</translation>
    </message>
    <message>
        <source>From then on this person answers for it while nothing is on it.</source>
        <translation>以後、何も入っていない間はこの職員が責任を持ちます。</translation>
    </message>
    <message>
        <source>The keeper of %1 has been entered.</source>
        <translation>%1 の保管責任者を記入しました。</translation>
    </message>
    <message>
        <source>Enter %1 as shredded</source>
        <translation>%1 の廃棄を記入</translation>
    </message>
    <message>
        <source>Such as: worn out, replaced</source>
        <translation>例：老朽化、入れ替え</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>The medium %1 (%2): in use → shredded</source>
        <translation>媒体 %1(%2)：使用中 → 廃棄済</translation>
    </message>
    <message>
        <source>This cannot be taken back: its serial number is never registered again.</source>
        <translation>取り消せません。同じシリアル番号は二度と登録できません。</translation>
    </message>
    <message>
        <source>%1 has been entered as shredded.</source>
        <translation>%1 の廃棄を記入しました。</translation>
    </message>
</context>
</TS>
