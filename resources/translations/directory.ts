<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>madoguchi::ui::DirectoryScreen</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::OrderForm</name>
    <message>
        <source>%1 (F12)</source>
        <translation>%1 (F12)</translation>
    </message>
    <message>
        <source>F12 or Enter after the password does it. Esc takes it back.</source>
        <translation>パスワードを入れて F12 か Enter を押すと実行します。Esc で戻ります。</translation>
    </message>
    <message>
        <source>Card and password are being checked; the server carries it out.</source>
        <translation>カードとパスワードを確かめ、サーバーで処理しています。</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::StaffPicker</name>
    <message>
        <source>Person</source>
        <translation>職員</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Duties</source>
        <translation>職務</translation>
    </message>
    <message>
        <source>Name, kana or section</source>
        <translation>氏名・カナ・所属</translation>
    </message>
    <message>
        <source>Nobody matches.</source>
        <translation>当てはまる職員はいません。</translation>
    </message>
</context>
</TS>
