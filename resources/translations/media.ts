<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>madoguchi::ui::CustodyForm</name>
    <message>
        <source>Lost</source>
        <translation>紛失</translation>
    </message>
    <message>
        <source>Destroyed, because it could not be erased</source>
        <translation>消去できないため物理破壊</translation>
    </message>
    <message>
        <source>Handed over to</source>
        <translation>引渡し先</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>何が起きたか</translation>
    </message>
    <message>
        <source>How it came about</source>
        <translation>経緯</translation>
    </message>
    <message>
        <source>Office and name. From then on this person is answerable for it.</source>
        <translation>所属と氏名を入力してください。以後はこの人が責任を持ちます。</translation>
    </message>
    <message>
        <source>Where it was last seen, or how it was destroyed. A second person confirms it with the card.</source>
        <translation>最後に確認した場所、または破壊の方法を入力してください。別の人がカードで確認します。</translation>
    </message>
    <message>
        <source>Please choose one.</source>
        <translation>どちらかを選んでください。</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::MediaScreen</name>
    <message>
        <source>Received files</source>
        <translation>受け取ったファイル</translation>
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
        <source>Registered media</source>
        <translation>登録済みの媒体</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>媒体</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>申請</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>申請</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>承認</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>消去</translation>
    </message>
    <message>
        <source>Request the export</source>
        <translation>書き出しを申請する</translation>
    </message>
    <message>
        <source>Write to the medium</source>
        <translation>媒体に書き込む</translation>
    </message>
    <message>
        <source>Erase the medium</source>
        <translation>媒体を消去する</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>新しい申請</translation>
    </message>
    <message>
        <source>1  Which file</source>
        <translation>1&#x3000;ファイル</translation>
    </message>
    <message>
        <source>2  Why</source>
        <translation>2&#x3000;目的</translation>
    </message>
    <message>
        <source>3  On which medium</source>
        <translation>3&#x3000;媒体</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>目的</translation>
    </message>
    <message>
        <source>Requests and media in use</source>
        <translation>申請と使用中の媒体</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>媒体</translation>
    </message>
    <message>
        <source>not inserted</source>
        <translation>未接続</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>not empty</source>
        <translation>空でない</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>%1 まで</translation>
    </message>
    <message>
        <source>at another terminal</source>
        <translation>別の端末</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>未</translation>
    </message>
    <message>
        <source>F12 once more does it. Esc leaves it.</source>
        <translation>もう一度 F12 を押すと実行します。Esc で取りやめます。</translation>
    </message>
    <message>
        <source>Choose a file, a reason and a medium first.</source>
        <translation>ファイル、目的、媒体を選んでください。</translation>
    </message>
    <message>
        <source>The export of %1 to %2 will be requested.</source>
        <translation>「%1」を %2 に書き出す申請をします。</translation>
    </message>
    <message>
        <source>The file will be sealed, written to %1 and read back.</source>
        <translation>ファイルを暗号化して %1 に書き込み、読み直して確かめます。</translation>
    </message>
    <message>
        <source>Requested. A second person has to approve it.</source>
        <translation>申請しました。別の職員の承認を待ちます。</translation>
    </message>
    <message>
        <source>Writing and reading back. Leave the medium where it is.</source>
        <translation>書き込んで読み直しています。媒体は抜かないでください。</translation>
    </message>
    <message>
        <source>Written and read back without a difference.</source>
        <translation>書き込み、読み戻して照合しました。</translation>
    </message>
    <message>
        <source>Erased and entered in the ledger.</source>
        <translation>消去し、台帳に記録しました。</translation>
    </message>
    <message>
        <source>The file on %1 will be deleted and that entered in the ledger.</source>
        <translation>%1 のファイルを削除し、台帳に記録します。</translation>
    </message>
    <message>
        <source>No file has been received yet.</source>
        <translation>受信したファイルはまだありません。</translation>
    </message>
    <message>
        <source>No medium is registered for this terminal.</source>
        <translation>この端末に登録された媒体がありません。</translation>
    </message>
    <message>
        <source>Nothing has been requested yet.</source>
        <translation>申請はまだありません。</translation>
    </message>
    <message>
        <source>%1 written, %2</source>
        <translation>%1 書込み %2</translation>
    </message>
    <message>
        <source>%1 %2, says %3: %4</source>
        <translation>%1 %2（%3の届出：%4）</translation>
    </message>
    <message>
        <source>%1 confirmed by %2</source>
        <translation>%1 確認 %2</translation>
    </message>
    <message>
        <source>%1 erased</source>
        <translation>%1 消去</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>引き渡す</translation>
    </message>
    <message>
        <source>It is back</source>
        <translation>戻った</translation>
    </message>
    <message>
        <source>Lost or destroyed</source>
        <translation>紛失・破損</translation>
    </message>
    <message>
        <source>Only files that came from the federation can be exported, whole, to the municipality&apos;s own system. Your card signs what you ask for; a second person approves with card and password.

The approval is good once, for this file and this medium. The file is sealed, written to an empty registered medium and read back. Erase it as soon as the other system has taken it in; what is overdue blocks the next export.

F12 on the upper half requests; on a request it writes or erases, whatever comes next. Whoever takes the medium away is entered under “Hand over”: until it is erased somebody always answers for it. What came in on a medium stands in the same list.</source>
        <translation>書き出せるのは、連合会から届いたファイルだけです。内容を選ばず丸ごと、自庁システム向けに書き出します。申請者がカードで署名し、別の人がカードとパスワードで承認します。

承認はこのファイルとこの媒体に限り一度だけ有効です。ファイルは封印し、空の登録媒体に書き込んで読み戻します。自庁システムに取り込んだら、すぐに消去してください。期限を過ぎた媒体があると、次の書き出しはできません。

上半分で F12 を押すと申請、申請の行で押すと次の手順（書込みまたは消去）に進みます。媒体を持ち出す人は「引き渡す」で記入します。消去するまで、必ず誰かが責任を持ちます。取り込みも同じ一覧に出ます。</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>紛失・破損</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1から</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>所持：%1</translation>
    </message>
    <message>
        <source>%1 will be entered as handed over to %2.</source>
        <translation>%1 を %2 に引き渡したことを台帳に記入します。</translation>
    </message>
    <message>
        <source>%1 will be entered as back, with you.</source>
        <translation>%1 が手元に戻ったことを台帳に記入します。</translation>
    </message>
    <message>
        <source>%1 will be reported as %2. A second person confirms it; until then it blocks what is overdue.</source>
        <translation>%1 を「%2」として届け出ます。別の人が確認するまで、期限を過ぎた媒体として次の書込みを止めます。</translation>
    </message>
    <message>
        <source>Entered: the medium is handed over.</source>
        <translation>引渡しを台帳に記入しました。</translation>
    </message>
    <message>
        <source>Entered: the medium is here again. Erase it.</source>
        <translation>媒体が戻ったことを記入しました。消去してください。</translation>
    </message>
    <message>
        <source>Reported. A second person has to confirm it.</source>
        <translation>届け出ました。別の人の確認が必要です。</translation>
    </message>
    <message>
        <source>Asked for before requests were signed with the requester's card. Please ask for it anew.</source>
        <translation>申請者のカード署名が要るようになる前の申請のため、無効です。もう一度申請してください。</translation>
    </message>
    <message>
        <source>entered as shredded with the file on it: report it as destroyed</source>
        <translation>未消去のまま廃棄と記入：破損として届け出てください</translation>
    </message>
    <message>
        <source>%1 taken in, %2</source>
        <translation>%1 取り込み&#x3000;%2</translation>
    </message>
    <message>
        <source>by whom was not kept then</source>
        <translation>取り込んだ人の記録なし</translation>
    </message>
    <message>
        <source>erased by itself behind the federation's receipt, once the medium is plugged in</source>
        <translation>連合会の受領後、媒体の接続中に自動で消去します</translation>
    </message>
    <message>
        <source>shredded</source>
        <translation>廃棄済</translation>
    </message>
    <message>
        <source>not registered</source>
        <translation>台帳になし</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>in %1, %2</source>
        <translation>%1・%2</translation>
    </message>
    <message>
        <source>no keeper</source>
        <translation>保管責任者なし</translation>
    </message>
    <message>
        <source>came in: %1</source>
        <translation>取り込み：%1</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>不要</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>消去済</translation>
    </message>
    <message>
        <source>sent back by the federation</source>
        <translation>連合会から差戻し</translation>
    </message>
    <message>
        <source>still on it</source>
        <translation>消去待ち</translation>
    </message>
    <message>
        <source>Card and password are being checked.</source>
        <translation>カードとパスワードを確認しています。</translation>
    </message>
</context>
</TS>
