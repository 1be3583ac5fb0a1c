#pragma once

#include "base/error.h"
#include "base/json_members.h"
#include "crypto/key.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QList>

namespace madoguchi::federation {

struct Request {
    QByteArray method; ///< "GET"
    QByteArray target; ///< path and query
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;

    QByteArray header(QByteArrayView name) const; ///< any case of letters; empty if it is not there
};

struct Response {
    int status = 200;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;

    QByteArray header(QByteArrayView name) const;
    static Response json(const QJsonObject &body, int status = 200);
    /// Status by code; the message is English and says nothing of a person.
    static Response refusal(const Error &error);
    static Response refusal(ErrorCode code) { return refusal(Error{code, {}, {}}); }
};

/// Who calls, as the certificate of the connection says; never as the request says.
struct Tenant {
    QString municipality;
    QString terminal;
    bool training = false;
    crypto::PublicKey deviceKey;
    QDateTime certificateUntil{};
};

} // namespace madoguchi::federation
