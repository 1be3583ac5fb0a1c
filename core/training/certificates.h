#pragma once

#include <QDate>
#include <QJsonArray>

namespace madoguchi::training {

/// The certificates of one insured resident in the wire's words, oldest first: most have a notice, some a confirmation that is renewed every summer; a few were
/// never issued one, ran out, or did not give it back. Which of them follows from `serial` alone.
QJsonArray certificatesOf(int serial, QDate birth, QDate coverFrom, QDate coverUntil, QDate today);

} // namespace madoguchi::training
