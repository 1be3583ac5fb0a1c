<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
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
        <source>Only files that came from the federation can be exported, whole, to the municipality&apos;s own system. A second person approves with card and password.

The approval is good once, for this file and this medium. The file is sealed, written to an empty registered medium and read back. Erase it as soon as the other system has taken it in; what is overdue blocks the next export.

F12 on the upper half requests; on a request it writes or erases, whatever comes next.</source>
        <translation>書き出せるのは、連合会から届いたファイルだけです。丸ごと、自庁システムに渡すために書き出します。別の職員がカードとパスワードで承認します。

承認は、このファイルとこの媒体に一度だけ有効です。ファイルは暗号化し、空の登録済み媒体に書き、読み直して確かめます。相手に取り込まれたらすぐ消去します。期限を過ぎると次の書き出しができません。

F12 は、上の段では申請、一覧の申請では次にすること(書込・消去)をします。</translation>
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
</context>
</TS>
