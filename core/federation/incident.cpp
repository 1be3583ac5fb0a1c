#include "federation/incident.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace madoguchi::federation {

namespace {

QString date(const QDate &day) { return day.isValid() ? day.toString(u"yyyy年M月d日"_s) : u"なし"_s; }
QString moment(const QDateTime &utc) { return utc.toOffsetFromUtc(9 * 3600).toString(u"yyyy年M月d日 HH:mm"_s); }
QString count(qsizetype number) { return QLocale(QLocale::Japanese, QLocale::Japan).toString(number); }

QString kindWord(const QString &kind)
{
    static const QHash<QString, QString> words{{u"register"_s, u"住民異動の連絡"_s}, {u"reception"_s, u"受付"_s}, {u"notification"_s, u"届出"_s},
                                               {u"media-request"_s, u"媒体の申請"_s}, {u"answer-task"_s, u"回答の処理"_s}, {u"continuity"_s, u"継続判定"_s},
                                               {u"continuity-months"_s, u"多数回該当の月数"_s}, {u"high-cost"_s, u"高額該当"_s}, {u"household-erased"_s, u"その後保存期間満了で消去した世帯"_s}};
    return words.value(kind, kind);
}

QString standing(const Incident &incident)
{
    if (!incident.listed)
        return u"台帳にない（サーバーは要求をすべて断っている）"_s;
    if (incident.listed->retired.isValid())
        return u"使用終了（%1）"_s.arg(moment(incident.listed->retired));
    return u"台帳に登録中（まだ外されていない）"_s;
}

QString keyState(const std::optional<directory::TerminalEntry> &terminal)
{
    if (!terminal || terminal->keyOrder.number == 0)
        return u"命じられていない"_s;
    const auto &report = terminal->keyReport;
    const QString order = u"%1に命じられ、"_s.arg(moment(terminal->keyOrder.at));
    if (report.order >= terminal->keyOrder.number)
        return order + u"%1に済んだ"_s.arg(moment(report.changed));
    return order + (report.trouble.isEmpty() ? u"まだ行われていない（失われた端末は、つながるまで行えない）"_s : u"失敗している（%1）"_s.arg(report.trouble));
}

} // namespace

QString incidentReport(const Incident &incident, const QDateTime &now)
{
    const Exposure &exposure = incident.exposure;
    QStringList kinds, holders;
    for (const auto &[kind, number] : exposure.others.asKeyValueRange())
        kinds.append(u"%1 %2件"_s.arg(kindWord(kind), count(number)));
    for (const Incident::Holder &holder : incident.holders)
        holders.append(holder.staff.text() + (holder.stillMay ? QString() : u"〔現在は権限なし〕"_s));
    const QHash<QString, QString> values{
        {u"now"_s, moment(now)},
        {u"municipality"_s, incident.municipality},
        {u"municipalityName"_s, incident.municipalityName},
        {u"terminal"_s, incident.terminal},
        {u"place"_s, incident.listed ? incident.listed->place : u"（台帳にない）"_s},
        {u"standing"_s, standing(incident)},
        {u"until"_s, date(incident.until)},
        {u"fed"_s, exposure.position ? u"最後に新しい情報を渡した日 %1（配信 %2 番まで）と、この端末で作られたもの"_s.arg(date(exposure.fedOn), count(*exposure.position))
                                     : u"どこまで渡したかの記録がないため、その時点の全件を対象とする"_s},
        {u"households"_s, count(exposure.households.size()) + u"世帯"_s},
        {u"persons"_s, count(exposure.persons) + u"人"_s},
        {u"kinds"_s, kinds.isEmpty() ? u"なし"_s : kinds.join(u"、"_s)},
        {u"queue"_s, incident.sealedQueue ? u"現在の市の設定では、連合会宛てに封印した番号が回答待ちで残り得る（端末の鍵では開かない）。"_s : u"現在の市の設定では、送れなかった番号も残らない。"_s},
        {u"witnessed"_s, exposure.witnessedAt.isValid() ? u"%1 件までを %2 に受け取っている。それより後に端末でしたことは分からない"_s.arg(count(exposure.witnessedSize), moment(exposure.witnessedAt))
                                                        : u"受け取っていない"_s},
        {u"awaited"_s, exposure.awaited > 0 ? u"%1 件（サーバーには届いたが、端末の操作記録には取り込まれていない。終業時に記録されるプログラムの終了は、翌朝まで常にここに数える）"_s.arg(count(exposure.awaited)) : u"待っているものはない"_s},
        {u"holders"_s, holders.isEmpty() ? u"いない"_s : u"%1人（%2）"_s.arg(count(holders.size())).arg(holders.join(u"、"_s))},
        {u"escrow"_s, incident.escrow ? u"このほか、回復鍵を預かる３人のうち２人がそろえば開けられる"_s : u"回復鍵は定められていない"_s},
        {u"key"_s, keyState(incident.listed)},
        {u"media"_s, exposure.mediaOut > 0 ? u"この端末で書き込まれ、消去されていないもの %1件"_s.arg(exposure.mediaOut) : u"この端末から持ち出し中のものはない"_s},
    };
    QFile file(u":/incident/report.txt"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the program was built without its report");
    QString text = QString::fromUtf8(file.readAll()), report;
    // Once from left to right: what stands in a value is never looked at for a name.
    for (qsizetype at = 0;;) {
        const qsizetype begin = text.indexOf(u"%{"_s, at), end = begin < 0 ? -1 : text.indexOf(u'}', begin);
        report += text.mid(at, (end < 0 ? text.size() : begin) - at);
        if (end < 0)
            return report;
        report += values.value(text.mid(begin + 2, end - begin - 2));
        at = end + 1;
    }
}

} // namespace madoguchi::federation
