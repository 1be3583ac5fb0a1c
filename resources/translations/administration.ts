<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
    <context>
        <name>madoguchi::ui::AdministrationScreen</name>
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
            <translation>端末証明書の期限</translation>
        </message>
        <message>
            <source>Days left</source>
            <translation>残り日数</translation>
        </message>
        <message>
            <source>Your card valid until</source>
            <translation>ICカードの期限</translation>
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
            <source>Administration</source>
            <translation>管理</translation>
        </message>
        <message>
            <source>A terminal certificate is renewed by IT before its last 30 days end.

A clock that is more than two minutes off makes signatures and receipts doubtful; have it set before going on.</source>
            <translation>端末証明書は、残り30日になる前に情報担当が更新します。

時計が2分以上ずれていると、署名や受領証を確認できません。業務の前に直してもらってください。</translation>
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
    </context>
</TS>
