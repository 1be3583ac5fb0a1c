<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>madoguchi::ui::BirthChoices</name>
    <message>
        <source>Date of birth:</source>
        <translation>生年月日は:</translation>
    </message>
    <message>
        <source>Western %1</source>
        <translation>西暦%1</translation>
    </message>
    <message>
        <source>Date of birth %1</source>
        <translation>生年月日 %1</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::ResultPreview</name>
    <message>
        <source>Select a row to see who it is.</source>
        <translation>行を選ぶと、ここに内容が出ます。</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>生年月日</translation>
    </message>
    <message>
        <source>Symbol, number</source>
        <translation>記号番号</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>町名</translation>
    </message>
    <message>
        <source>In household</source>
        <translation>続柄</translation>
    </message>
    <message>
        <source>Enter or F6 opens the household. Opening is recorded.</source>
        <translation>Enter か F6 で世帯を開きます。開いたことは記録に残ります。</translation>
    </message>
    <message>
        <source>head of household</source>
        <translation>世帯主</translation>
    </message>
    <message>
        <source>member</source>
        <translation>世帯員</translation>
    </message>
    <message>
        <source>Preview of the selected person</source>
        <translation>選んだ方の内容</translation>
    </message>
    <message>
        <source>Preview, empty</source>
        <translation>内容(未選択)</translation>
    </message>
    <message>
        <source>%1 more with the same name and date of birth. Ask for the address and the names of the family, and compare the number on the certificate.</source>
        <translation>同姓同名・同じ生年月日の方がほかに%1人います。住所とご家族の名前を尋ね、証の番号と見比べてください。</translation>
    </message>
    <message>
        <source>Being read…</source>
        <translation>読み込んでいます…</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::SearchForm</name>
    <message>
        <source>Name in kana</source>
        <translation>氏名(カナ)</translation>
    </message>
    <message>
        <source>e.g. yamada taro</source>
        <translation>例 ヤマダ タロウ</translation>
    </message>
    <message>
        <source>Write it in kana.</source>
        <translation>カナで入れてください。</translation>
    </message>
    <message>
        <source>Name in kanji</source>
        <translation>氏名(漢字)</translation>
    </message>
    <message>
        <source>e.g. Yamada Taro</source>
        <translation>例 山田 太郎</translation>
    </message>
    <message>
        <source>No digits here.</source>
        <translation>数字は入れられません。</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>生年月日</translation>
    </message>
    <message>
        <source>e.g. S30.1.1</source>
        <translation>例 S30.1.1</translation>
    </message>
    <message>
        <source>Symbol, number (branch)</source>
        <translation>記号番号(枝番)</translation>
    </message>
    <message>
        <source>e.g. 12345678-01</source>
        <translation>例 富国-12345678-01</translation>
    </message>
    <message>
        <source>Addressee number</source>
        <translation>宛名番号</translation>
    </message>
    <message>
        <source>e.g. 0000101</source>
        <translation>例 0000101</translation>
    </message>
    <message>
        <source>Digits only, three or more.</source>
        <translation>3桁以上の数字だけです。</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>郵便番号</translation>
    </message>
    <message>
        <source>e.g. 930-0001</source>
        <translation>例 930-0001</translation>
    </message>
    <message>
        <source>Seven digits.</source>
        <translation>数字7桁です。</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>電話番号</translation>
    </message>
    <message>
        <source>e.g. 076-000-0001</source>
        <translation>例 076-000-0001</translation>
    </message>
    <message>
        <source>Ten or eleven digits.</source>
        <translation>数字10桁か11桁です。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住所</translation>
    </message>
    <message>
        <source>e.g. Sakuramachi 2-1</source>
        <translation>例 桜町2-1</translation>
    </message>
    <message>
        <source>Write the town too.</source>
        <translation>町名から入れてください。</translation>
    </message>
    <message>
        <source>Digits in two fields at most.</source>
        <translation>数字で探せるのは2項目までです。</translation>
    </message>
    <message>
        <source>Write it as S30.1.1.</source>
        <translation>S30.1.1 の形で入れます。</translation>
    </message>
    <message>
        <source>Write symbol-number-branch.</source>
        <translation>記号-番号-枝番の形です。</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::SearchScreen</name>
    <message>
        <source>yamada / yamada ta</source>
        <translation>ヤマダ&#x3000;&#x3000;やまだ&#x3000;たろう&#x3000;&#x3000;ﾔﾏﾀﾞ</translation>
    </message>
    <message>
        <source>Name as written</source>
        <translation>氏名(漢字)</translation>
    </message>
    <message>
        <source>Yamada Taro</source>
        <translation>山田&#x3000;&#x3000;山田 進</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>生年月日</translation>
    </message>
    <message>
        <source>S30.1.1 / 1955/1/1</source>
        <translation>S30.1.1&#x3000;&#x3000;昭和30年1月1日&#x3000;&#x3000;1955/1/1&#x3000;&#x3000;S30</translation>
    </message>
    <message>
        <source>Symbol, number (and branch)</source>
        <translation>記号番号(枝番)</translation>
    </message>
    <message>
        <source>12345678-01</source>
        <translation>富国-12345678-01&#x3000;&#x3000;12345678</translation>
    </message>
    <message>
        <source>Addressee number</source>
        <translation>宛名番号</translation>
    </message>
    <message>
        <source>0000101</source>
        <translation>0000101</translation>
    </message>
    <message>
        <source>Together, with a space</source>
        <translation>組み合わせ(空白で区切る)</translation>
    </message>
    <message>
        <source>What the field understands</source>
        <translation>検索できるもの</translation>
    </message>
    <message>
        <source>The individual number is never searched for and never shown.</source>
        <translation>個人番号では検索できません。画面にも出ません。</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>検索結果</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>世帯主</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>町名</translation>
    </message>
    <message>
        <source>Symbol, number, branch</source>
        <translation>記号番号-枝番</translation>
    </message>
    <message>
        <source>Search for a person</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>検索しています…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Nobody fits.</source>
        <translation>該当する方はいません。</translation>
    </message>
    <message>
        <source>Fewer letters, or one of the terms taken out, find more.</source>
        <translation>文字を減らすか、条件を一つ外すと見つかることがあります。</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>%1件</translation>
    </message>
    <message>
        <source>head</source>
        <translation>主</translation>
    </message>
    <message>
        <source>member</source>
        <translation>世帯員</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>郵便番号</translation>
    </message>
    <message>
        <source>930-0001</source>
        <translation>930-0001</translation>
    </message>
    <message>
        <source>Telephone, whole</source>
        <translation>電話番号(全桁)</translation>
    </message>
    <message>
        <source>076-000-0001</source>
        <translation>076-000-0001</translation>
    </message>
    <message>
        <source>Part of the address</source>
        <translation>住所の一部</translation>
    </message>
    <message>
        <source>Sakuramachi / Sakuramachi 2-1</source>
        <translation>桜町&#x3000;&#x3000;桜町2-1</translation>
    </message>
    <message>
        <source>yamada S30 / Sakuramachi yamada</source>
        <translation>ﾔﾏﾀﾞ S30&#x3000;&#x3000;桜町 ヤマダ&#x3000;&#x3000;930-0001 ヤマダ</translation>
    </message>
    <message>
        <source>The search is being prepared. Not everybody is found yet.</source>
        <translation>検索の準備中です。まだ全員は見つかりません。</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>%1件を超えます</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1件以上</translation>
    </message>
    <message>
        <source>being read…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>changed meanwhile: F5 reads it anew</source>
        <translation>変更がありました。F5 で読み直します。</translation>
    </message>
    <message>
        <source>Name in kana</source>
        <translation>氏名(カナ)</translation>
    </message>
    <message>
        <source>Date of birth, in either calendar</source>
        <translation>生年月日(和暦・西暦)</translation>
    </message>
    <message>
        <source>Six digits: it asks which day</source>
        <translation>数字6桁(どの日かを選ぶ)</translation>
    </message>
    <message>
        <source>300101</source>
        <translation>300101&#x3000;&#x3000;→ 昭和30年・平成30年・西暦1930年から選ぶ</translation>
    </message>
    <message>
        <source>Kana, name, date of birth, number on the certificate, addressee number, postal code, telephone, address</source>
        <translation>カナ・氏名・生年月日・記号番号・宛名番号・郵便番号・電話・住所</translation>
    </message>
    <message>
        <source>Nothing is lost. If somebody is not found, wait a little and search once more.</source>
        <translation>登録された内容は失われていません。見つからないときは、少し待ってもう一度お試しください。</translation>
    </message>
    <message>
        <source>Close the fields  Alt+K</source>
        <translation>項目を閉じる  Alt+K</translation>
    </message>
    <message>
        <source>By fields  Alt+K</source>
        <translation>項目で探す  Alt+K</translation>
    </message>
    <message>
        <source>Type what you know; the list follows: name in kana or kanji, date of birth in either calendar, number on the certificate, addressee number, postal code, telephone, address, and several of them with a space between. Alt+K opens a field for each. Six digits may be a date of birth: choose the day with Alt and its number.

Each term that was understood stands under the field and can be taken out with Delete. Down goes to the list, Enter opens the household. What stands on the screen for half a second is entered in the record as one search, and every household that is opened as one look.

Same name and date of birth: ask for the address and compare the number on the certificate.</source>
        <translation>わかるものから入れます。一覧は入力に合わせて変わります。氏名(カナ・漢字)、生年月日(和暦・西暦)、記号番号、宛名番号、郵便番号、電話番号、住所で探せます。空白で区切ると組み合わせられます(ﾔﾏﾀﾞ S30)。Alt+K で項目ごとの欄を開きます。

数字6桁は生年月日かもしれません。どの日かを Alt と番号で選びます。読み取った条件は欄の下に出て、Delete で外せます。
↓ で一覧へ、Enter で世帯を開きます。結果が0.5秒とどまると1件の検索として、開いた世帯は1件の照会として記録に残ります。

同姓同名で生年月日も同じときは、住所を尋ね、証の番号と見比べてください。</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::TermChips</name>
    <message>
        <source>Kana</source>
        <translation>カナ</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>生年月日</translation>
    </message>
    <message>
        <source>Year of birth</source>
        <translation>生年</translation>
    </message>
    <message>
        <source>Symbol and number</source>
        <translation>記号番号</translation>
    </message>
    <message>
        <source>Addressee number</source>
        <translation>宛名番号</translation>
    </message>
    <message>
        <source>Search term %1 %2; Delete removes it</source>
        <translation>条件 %1 %2(Delete で外す)</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>郵便番号</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>電話</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住所</translation>
    </message>
</context>
</TS>
