#include "number/number_request.h"

using namespace Qt::StringLiterals;

namespace madoguchi::number {

namespace {

QJsonObject body(const NumberRequest &request, const QString &source)
{
    return {{"id"_L1, request.id}, {"addressee"_L1, request.addressee}, {"reception"_L1, request.reception.isNull() ? u""_s : request.reception}, {"source"_L1, source}};
}

} // namespace

QByteArray contextOf(const NumberRequest &request)
{
    return QStringList{u"number"_s, request.municipality, request.addressee, request.terminal, request.reception, request.id}.join(u'|').toUtf8();
}

QJsonObject sealedBody(const NumberRequest &request, const QByteArray &sealed, const QString &sealKey, const DeviceSign &sign)
{
    QJsonObject whole = body(request, u"sealed"_s);
    whole["sealKey"_L1] = sealKey;
    whole["sealed"_L1] = QString::fromLatin1(sealed.toBase64());
    whole["deviceSignature"_L1] = QString::fromLatin1(sign(sealed + contextOf(request)).toBase64());
    return whole;
}

QJsonObject registerBody(const NumberRequest &request) { return body(request, u"register"_s); }

} // namespace madoguchi::number
