<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>madoguchi::ui::ApprovalSheet</name>
    <message>
        <source>Request for the export to a medium</source>
        <translation>媒体への書き出し 承認願</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>期限 %1</translation>
    </message>
    <message>
        <source>to be erased by %1</source>
        <translation>消去期限 %1</translation>
    </message>
    <message>
        <source>This medium should have been erased. Nothing else is exported until it is.</source>
        <translation>消去の期限を過ぎています。消去するまで次の書き出しはできません。</translation>
    </message>
    <message>
        <source>Ask %1 to erase it at the terminal, under “Media”.</source>
        <translation>%1さんに、端末の「媒体」画面で消去するよう伝えてください。</translation>
    </message>
    <message>
        <source>You made this request yourself.</source>
        <translation>これはあなた自身の申請です。</translation>
    </message>
    <message>
        <source>Another person answers it: nobody approves their own request.</source>
        <translation>ほかの承認者が回答します。自分の申請は自分では承認できません。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>何を</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>%1 records   check value %2</source>
        <translation>%1 件&#x3000;&#x3000;照合値 %2</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>だれが</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1&#x3000;%2</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>目的</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>渡す先</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>媒体</translation>
    </message>
    <message>
        <source>The file has changed since the request.</source>
        <translation>申請のあとにファイルが変わりました。</translation>
    </message>
    <message>
        <source>It cannot be approved as it is; send it back.</source>
        <translation>このままでは承認できません。差し戻してください。</translation>
    </message>
    <message>
        <source>Since then</source>
        <translation>申請後の変更</translation>
    </message>
    <message>
        <source>nothing has changed</source>
        <translation>変わっていません</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::ApprovalsScreen</name>
    <message>
        <source>Waiting for an answer</source>
        <translation>承認待ち</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>申請</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Approve (F12)</source>
        <translation>承認 (F12)</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>差戻し</translation>
    </message>
    <message>
        <source>Nothing waits for your answer</source>
        <translation>承認待ちはありません</translation>
    </message>
    <message>
        <source>A request appears here as soon as a clerk has made it. F5 looks again.</source>
        <translation>窓口から申請があると、ここに出ます。F5 で最新の状態にします。</translation>
    </message>
    <message>
        <source>Required when sending back. It is kept with the request.</source>
        <translation>差し戻すときは必ず入れます。申請とともに残ります。</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>承認</translation>
    </message>
    <message>
        <source>Compare the sheet with what you were told: the file, the number of records, the medium in the clerk&apos;s hand.

An approval holds for this file on this medium, once, until the time on the sheet. If anything of it changes, it is void.

Nobody approves their own request. Approving asks for card and password again, and both are recorded.</source>
        <translation>聞いている内容と用紙の内容を見比べます。ファイル、件数、窓口の手もとの媒体。

承認は、このファイルをこの媒体に一度だけ、期限までに書く場合に限り有効です。どれか一つでも変わると無効になります。

自分の申請は自分で承認できません。承認のときはカードとパスワードをもう一度確かめ、どちらも記録に残ります。</translation>
    </message>
    <message>
        <source>F12 once more approves.</source>
        <translation>もう一度 F12 を押すと承認します。</translation>
    </message>
    <message>
        <source>Esc takes it back.</source>
        <translation>Esc で取りやめます。</translation>
    </message>
    <message>
        <source>Card and password are being checked.</source>
        <translation>カードとパスワードを確かめています。</translation>
    </message>
    <message>
        <source>Approved. The clerk can write the file now.</source>
        <translation>承認しました。申請した職員が書き込めます。</translation>
    </message>
    <message>
        <source>Please say why it is sent back.</source>
        <translation>差し戻す理由を入れてください。</translation>
    </message>
    <message>
        <source>Sent back with the reason.</source>
        <translation>理由を添えて差し戻しました。</translation>
    </message>
</context>
</TS>
