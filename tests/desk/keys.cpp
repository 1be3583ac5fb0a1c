#include "desk/keys.h"

#include "crypto/certificate.h"
#include "session/directory_file.h"
#include "session/person_key.h"
#include "session/slot.h"
#include "session/slot_folder.h"
#include "settings/terminal_profile.h"
#include "support/secrets.h"

#include "card/card.h"

#include <QFile>
#include <QJsonDocument>

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace madoguchi::desk {

namespace {

template <typename T>
T must(Result<T> result)
{
    if (!result.ok())
        throw std::runtime_error(describe(result.error()).toStdString());
    return std::move(result).value();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("cannot read " + path.toStdString());
    return file.readAll();
}

} // namespace

Keys openKeys(const test::TrainingTown &town, const QString &staff)
{
    const auto profile = must(settings::loadTerminalProfile(town.terminal()));
    const auto receipts = must(crypto::Certificate::fromPem(contentOf(profile.path(u"receipts.crt"_s))));
    session::DirectoryFile directory(profile.path(u"directory.json"_s), receipts.publicKey(), profile.municipality);
    must(directory.load());
    const auto current = directory.current();
    const directory::StaffEntry *person = current->staff(StaffId(staff));

    // A reader of our own: the terminal's holds no card yet.
    const QTemporaryDir folder;
    QFile reader(folder.filePath(u"reader.json"_s));
    if (!reader.open(QIODevice::WriteOnly) || reader.write(QJsonDocument(QJsonObject{{u"card"_s, staff}, {u"fault"_s, u""_s}}).toJson()) < 0)
        throw std::runtime_error("no reader");
    reader.close();
    qputenv("MADOGUCHI_TRAINING_READER", QFile::encodeName(reader.fileName()));
    qputenv("SOFTHSM2_CONF", QFile::encodeName(town.path(u"cards/softhsm2.conf"_s)));
    const auto card = must(card::openPkcs11(profile.cardModule));
    must(card->login(test::secret(town.staff(staff)[u"pin"].toString().toUtf8())));
    const SecretBytes released = must(card->release(person->key.cardLock));

    const auto key = must(session::openPersonKey(person->key, {person->id, profile.municipality}, test::secret(town.staff(staff)[u"password"].toString().toUtf8()), released));
    const session::SlotFolder slots(profile.path(u"slots"_s), session::bindingByFileRights());
    const SecretBytes k = must(session::openSlot(must(slots.read(person->id)), key, {person->id, profile.terminal, person->key.epoch}));
    return {test::reveal(k), test::reveal(key.toScalar()), test::reveal(released)};
}

} // namespace madoguchi::desk
