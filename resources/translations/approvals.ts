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
        <source>The file has changed since the request, or the requester&apos;s card has not signed it like this.</source>
        <translation>申請のあとにファイルが変わったか、申請者のカードの署名と合いません。</translation>
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
    <message>
        <source>Report of a medium that is gone</source>
        <translation>媒体の紛失・破損の届出</translation>
    </message>
    <message>
        <source>reported %1</source>
        <translation>届出 %1</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>何が起きたか</translation>
    </message>
    <message>
        <source>How</source>
        <translation>経緯</translation>
    </message>
    <message>
        <source>Last with</source>
        <translation>最後の所持者</translation>
    </message>
    <message>
        <source>%1, since %2</source>
        <translation>%1（%2から）</translation>
    </message>
    <message>
        <source>Reported by</source>
        <translation>届け出た人</translation>
    </message>
    <message>
        <source>You reported this or had asked for the file.</source>
        <translation>ご自身が届け出たもの、またはご自身が申請したファイルです。</translation>
    </message>
    <message>
        <source>Somebody else confirms it: that a medium is gone takes two persons.</source>
        <translation>別の人が確認します。媒体の紛失・破損は二人で確定します。</translation>
    </message>
    <message>
        <source>What is on the medium is sealed to the municipality&apos;s system. It is an incident all the same.</source>
        <translation>媒体の中身は自庁システム宛てに封印されていますが、事故であることに変わりはありません。</translation>
    </message>
    <message>
        <source>Ask for yourself before you confirm. If it turns up, %1 enters that under “Media”.</source>
        <translation>ご自身でも事情を確かめてから確認してください。見つかった場合は、%1さんが「媒体」で記入します。</translation>
    </message>
    <message>
        <source>%1, %2, signed with the card</source>
        <translation>%1&#x3000;%2&#x3000;(申請者のカード署名あり)</translation>
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
    <message>
        <source>Compare the sheet with what you were told: the file, the number of records, the medium in the clerk&apos;s hand.

An approval holds for this file on this medium, once, until the time on the sheet. If anything of it changes, it is void.

A medium that is lost or destroyed is closed by two persons as well: whoever reported it, and you. That it may have come into strange hands is an incident: tell the head of section before you confirm.

Nobody approves their own request. Approving asks for card and password again, and both are recorded.</source>
        <translation>申請書と、口頭で聞いた内容を照らし合わせてください。ファイル、件数、職員が手にしている媒体です。

承認は、この媒体へのこのファイルに限り、一度だけ、記載の期限まで有効です。どれか一つでも変われば無効になります。

紛失・破損した媒体も二人で閉じます。届け出た人と、あなたです。他人の手に渡ったおそれがあるなら事故です。確認する前に所属長へ報告してください。

自分の申請は承認できません。承認にはカードとパスワードをもう一度確かめ、どちらも記録されます。</translation>
    </message>
    <message>
        <source>Confirm (F12)</source>
        <translation>確認する (F12)</translation>
    </message>
    <message>
        <source>F12 once more confirms it.</source>
        <translation>もう一度 F12 を押すと確認します。</translation>
    </message>
    <message>
        <source>Confirmed. The medium is closed in the ledger.</source>
        <translation>確認しました。媒体は台帳で閉じられました。</translation>
    </message>
</context>
</TS>
