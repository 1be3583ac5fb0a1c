<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>AnswerWords</name>
    <message>
        <source>Another individual number</source>
        <translation>個人番号の相違</translation>
    </message>
    <message>
        <source>Look at the number&apos;s document again with the person. Send the right number once more as a change; the federation then takes it.</source>
        <translation>本人の番号確認書類をもう一度確かめます。正しい番号を変更としてもう一度送ると、連合会はその番号に改めます。</translation>
    </message>
    <message>
        <source>No individual number</source>
        <translation>個人番号なし</translation>
    </message>
    <message>
        <source>Ask the person for the number, or take it from the resident register, and send the row once more.</source>
        <translation>本人に番号をたずねるか、住民基本台帳の番号を使い、もう一度送ります。</translation>
    </message>
    <message>
        <source>Name or birth differs from before</source>
        <translation>氏名・生年月日の相違</translation>
    </message>
    <message>
        <source>Compare with the resident register. If the change is right, nothing is to be sent; otherwise correct it.</source>
        <translation>住民基本台帳と照らし合わせます。変更が正しければ送り直しはいりません。誤りであれば訂正します。</translation>
    </message>
    <message>
        <source>Branch number twice</source>
        <translation>枝番の重複</translation>
    </message>
    <message>
        <source>Two persons of the household have the same branch number. Give one of them another and send the row again.</source>
        <translation>世帯の二人に同じ枝番が付いています。一方に別の枝番を付け、もう一度送ります。</translation>
    </message>
    <message>
        <source>Characters were replaced</source>
        <translation>文字の縮退</translation>
    </message>
    <message>
        <source>Look at how the name stands at the federation. If it can be mistaken, speak with the person about the spelling.</source>
        <translation>連合会での氏名の表記を確かめます。別人と取り違えるおそれがあれば、表記を本人と相談します。</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>Compare the day of moving out with that of moving in, and speak with the other municipality. Whoever has the wrong day corrects it.</source>
        <translation>転出日と転入日を照らし合わせ、相手の市町村に連絡します。日付を誤っていた側が訂正します。</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>重複</translation>
    </message>
    <message>
        <source>Both municipalities cover the same days. Speak with the other municipality. Whoever has the wrong day corrects it.</source>
        <translation>同じ日が双方の市町村で適用になっています。相手の市町村に連絡し、日付を誤っていた側が訂正します。</translation>
    </message>
    <message>
        <source>Other side not yet in</source>
        <translation>相手未着</translation>
    </message>
    <message>
        <source>The municipality that was left has not reported the end of its cover. If it takes long, ask there; the answer comes again by itself.</source>
        <translation>転出元の市町村から適用終了が届いていません。長くかかるときは転出元に確認します。そろうと改めて回答が届きます。</translation>
    </message>
    <message>
        <source>Differs from the national register</source>
        <translation>J-LISの情報と不一致</translation>
    </message>
    <message>
        <source>Name, birth or address differs from the national register. Confirm it with the resident register and correct it.</source>
        <translation>氏名・生年月日・住所が全国の情報と異なります。住民基本台帳で確かめ、訂正します。</translation>
    </message>
    <message>
        <source>first day of cover</source>
        <translation>適用開始年月日</translation>
    </message>
    <message>
        <source>end of cover</source>
        <translation>適用終了年月日</translation>
    </message>
    <message>
        <source>eligible from</source>
        <translation>資格取得年月日</translation>
    </message>
    <message>
        <source>eligible until</source>
        <translation>資格喪失年月日</translation>
    </message>
    <message>
        <source>individual number</source>
        <translation>個人番号</translation>
    </message>
    <message>
        <source>individual number of the head</source>
        <translation>世帯主の個人番号</translation>
    </message>
    <message>
        <source>name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>name in kana</source>
        <translation>カナ氏名</translation>
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
        <source>address</source>
        <translation>住所</translation>
    </message>
    <message>
        <source>branch number</source>
        <translation>枝番</translation>
    </message>
    <message>
        <source>The federation says that this is over. Nothing is to be done.</source>
        <translation>連合会から、解消したとの回答がありました。処理はいりません。</translation>
    </message>
    <message>
        <source>This is closed. If the federation raises it again, it stands in the list again.</source>
        <translation>処理を終えています。連合会から同じ件の回答がまた届いたときは、改めて一覧に出ます。</translation>
    </message>
    <message>
        <source>Compare what the federation says with the household, correct it by a notification, and send it again.</source>
        <translation>連合会の回答を世帯の内容と照らし合わせ、届出で訂正してもう一度送ります。</translation>
    </message>
    <message>
        <source>number %1, line %2</source>
        <translation>通番%1の%2行目</translation>
    </message>
    <message>
        <source>done</source>
        <translation>処理済</translation>
    </message>
    <message>
        <source>no due date</source>
        <translation>期限なし</translation>
    </message>
    <message>
        <source>%1 days past due</source>
        <translation>期限を%1日超過</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>本日が期限</translation>
    </message>
    <message>
        <source>%1 days left</source>
        <translation>あと%1日</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>担当なし</translation>
    </message>
    <message>
        <source>you</source>
        <translation>自分</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>over</source>
        <translation>解消</translation>
    </message>
        <message>
            <source>Months with high costs not sent</source>
            <translation>高額該当月の未送付</translation>
        </message>
        <message>
            <source>A household that left goes on in the other municipality, which waits for its months. Open the high costs, compare the months with the payments, and send them.</source>
            <translation>転出した世帯の継続が転入地で容認され、転入地が該当月を待っています。「高額引継」を開き、該当月を支給の記録と見比べて送付してください。</translation>
        </message>
    </context>
<context>
    <name>madoguchi::ui::AnswerSheet</name>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>処理済</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>次にすること</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>対象者</translation>
    </message>
    <message>
        <source>not known here</source>
        <translation>この端末では不明</translation>
    </message>
    <message>
        <source>Addressee number</source>
        <translation>宛名番号</translation>
    </message>
    <message>
        <source>Household number</source>
        <translation>世帯番号</translation>
    </message>
    <message>
        <source>Field that is wrong</source>
        <translation>誤りのある項目</translation>
    </message>
    <message>
        <source>The federation says</source>
        <translation>連合会の文言</translation>
    </message>
    <message>
        <source>Eligible from, as judged</source>
        <translation>判定後の資格取得日</translation>
    </message>
    <message>
        <source>Line of our file</source>
        <translation>送った行</translation>
    </message>
    <message>
        <source>none of ours: the other municipality&apos;s file</source>
        <translation>相手の市町村のファイル</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>対応期限</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>回答日時</translation>
    </message>
    <message>
        <source>Who has it</source>
        <translation>担当</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>完了日時</translation>
    </message>
</context>
<context>
    <name>madoguchi::ui::AnswersScreen</name>
    <message>
        <source>Answers of the federation</source>
        <translation>連合会の回答</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>対応期限</translation>
    </message>
    <message>
        <source>Whose, and what</source>
        <translation>対象者と内容</translation>
    </message>
    <message>
        <source>Who has it</source>
        <translation>担当</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未処理</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>自分の担当</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>処理済</translation>
    </message>
    <message>
        <source>Which answers</source>
        <translation>回答の絞り込み</translation>
    </message>
    <message>
        <source>What was done, and with whom. Kept with the answer; no individual number.</source>
        <translation>誰と何をしたかを残します。個人番号は書けません。</translation>
    </message>
    <message>
        <source>Household (F6)</source>
        <translation>世帯 (F6)</translation>
    </message>
    <message>
        <source>Close (F12)</source>
        <translation>処理を終える (F12)</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>What the federation answered and somebody has to work through, at whichever terminal it came in. What is due first stands first; what is past due says so.

Take an answer, so that nobody does the same work. Open the household, compare, speak with the person or the other municipality, and correct by a notification. Then close it with what was done.

What the federation itself calls over leaves the list without anybody&apos;s doing and stands under what is done.</source>
        <translation>連合会から届き、確認と処理がいる回答です。どの端末で受け取ったものも、すべての端末に同じ一覧で出ます。期限の近いものから並び、期限を過ぎたものにはそう書いてあります。

同じ仕事が重ならないよう、まず担当します。世帯を開いて照らし合わせ、本人や相手の市町村に確認し、届出で訂正します。終わったら、何をしたかを書いて処理を終えます。

連合会が解消したと答えたものは、自動で一覧から外れ、「処理済」に移ります。</translation>
    </message>
    <message>
        <source>The answers are being read</source>
        <translation>回答を読み込んでいます</translation>
    </message>
    <message>
        <source>Open (%1)</source>
        <translation>未処理 (%1)</translation>
    </message>
    <message>
        <source>The answers could not be read</source>
        <translation>回答を読み込めませんでした</translation>
    </message>
    <message>
        <source>F5 tries again. What was taken or closed before is not lost.</source>
        <translation>F5でもう一度読み込みます。これまでの担当や処理は失われていません。</translation>
    </message>
    <message>
        <source>Nothing is done yet</source>
        <translation>処理済の回答はまだありません</translation>
    </message>
    <message>
        <source>What is closed with a reason, or what the federation calls over, stands here.</source>
        <translation>理由を書いて処理を終えたもの、連合会が解消したと答えたものがここに並びます。</translation>
    </message>
    <message>
        <source>You have no answer to work through</source>
        <translation>自分が担当する回答はありません</translation>
    </message>
    <message>
        <source>Under “Open” stands what nobody has taken yet.</source>
        <translation>まだ担当のない回答は「未処理」にあります。</translation>
    </message>
    <message>
        <source>Every answer has been worked through</source>
        <translation>すべての回答を処理しました</translation>
    </message>
    <message>
        <source>New answers come by themselves.</source>
        <translation>新しい回答は自動で届きます。</translation>
    </message>
    <message>
        <source>There is no connection now. New answers come as soon as it is back.</source>
        <translation>今は接続がありません。つながりしだい新しい回答が届きます。</translation>
    </message>
    <message>
        <source>not known here</source>
        <translation>この端末では不明</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>担当を外す</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>担当する</translation>
    </message>
    <message>
        <source>Given back. It is open for everybody.</source>
        <translation>担当を外しました。ほかの職員が担当できます。</translation>
    </message>
    <message>
        <source>You have it now. Every terminal shows that.</source>
        <translation>担当になりました。どの端末にもそう出ます。</translation>
    </message>
    <message>
        <source>Please say what was done.</source>
        <translation>何をしたかを書いてください。</translation>
    </message>
    <message>
        <source>F12 once more closes it with this reason.</source>
        <translation>もう一度 F12 で、この理由で処理を終えます。</translation>
    </message>
    <message>
        <source>It leaves the list at every terminal. Esc takes it back.</source>
        <translation>すべての端末の一覧から外れます。Esc で取り消せます。</translation>
    </message>
    <message>
        <source>Closed with the reason.</source>
        <translation>理由を付けて処理を終えました。</translation>
    </message>
</context>
</TS>
