#pragma once

#include "api/approval.h"
#include "crypto/digest.h"
#include "crypto/seal.h"
#include "exchange/interface_file.h"
#include "journal/outbox.h"
#include "media/media_service.h"
#include "media/request_table.h"
#include "support/workplace.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <gtest/gtest.h>

namespace madoguchi::test {

/// The received files, without room sync.
class FakeArchive final : public api::FileArchive {
public:
    QMap<QString, QByteArray> contents;
    QList<api::InterfaceFile> list;

    QFuture<Result<QList<api::InterfaceFile>>> received() override { return QtFuture::makeReadyFuture(Result<QList<api::InterfaceFile>>(list)); }
    QFuture<Result<QByteArray>> content(FileId id) override
    {
        return QtFuture::makeReadyFuture(contents.contains(id.text()) ? Result<QByteArray>(contents.value(id.text())) : Result<QByteArray>(ErrorCode::NotFound));
    }
    void add(const QString &id, const QString &receiver)
    {
        const auto layouts = exchange::loadLayouts(QStringLiteral(MADOGUCHI_SOURCE_DIR "/resources/interface/layouts"), QDate(2026, 11, 20));
        const exchange::Layout form = layouts->value(u"F4"_s);
        exchange::FileHeader head;
        head.fileId = form.fileId;
        head.version = form.version;
        head.sender = u"K16"_s;
        head.receiver = receiver;
        head.sequence = 1;
        head.createdAt = QDateTime(QDate(2026, 11, 20), QTime(1, 0), Qt::UTC);
        head.records = 1;
        const exchange::Row row{{u"municipality"_s, u"162019"_s}, {u"addressee"_s, u"A100"_s}, {u"federation_id"_s, u"I1"_s}, {u"assignment"_s, u"1"_s},
                                {u"valid_from"_s, u"2026-11-01"_s}, {u"processed_on"_s, u"2026-11-20"_s}};
        contents.insert(id, Workplace::must(exchange::writeFile(form, head, {row})));
        api::InterfaceFile file;
        file.id = FileId(id);
        file.layout = u"F4"_s;
        file.name = form.name;
        file.records = 1;
        file.state = api::InterfaceFile::State::Imported;
        list.append(file);
    }
};

/// A real folder whose n-th operation can fail, and which can give back other bytes than were written.
class FaultyDrive final : public media::Drive {
public:
    int failAt = -1, operations = 0;
    bool tamper = false, removeFails = false;
    bool other = false; ///< not the registered one is plugged in

    Result<Done> check(const QString &folder, const QString &serial) const override
    {
        return other ? Result<Done>(ErrorCode::MediumUnregistered) : m_real.check(folder, serial);
    }
    Result<bool> isEmpty(const QString &folder) const override { return m_real.isEmpty(folder); }
    Result<Done> write(const QString &folder, const QString &name, QByteArrayView content) override
    {
        if (operations++ == failAt)
            return ErrorCode::DiskFull;
        return m_real.write(folder, name, content);
    }
    Result<QByteArray> read(const QString &folder, const QString &name, qint64 limit) const override
    {
        if (const_cast<FaultyDrive *>(this)->operations++ == failAt)
            return ErrorCode::FileUnreadable;
        auto content = m_real.read(folder, name, limit);
        if (tamper && content.ok())
            (*content)[content->size() / 2] = static_cast<char>((*content)[content->size() / 2] ^ 1);
        return content;
    }
    Result<Done> remove(const QString &folder, const QString &name) override
    {
        if (removeFails || operations++ == failAt)
            return ErrorCode::FileUnwritable;
        return m_real.remove(folder, name);
    }

private:
    media::FolderDrive m_real{media::FolderDrive::Media::Folders};
};

inline const QString clerk = u"clerk-1"_s, supervisor = u"supervisor-1"_s;

/// A terminal with a received file, a medium, a clerk and a supervisor with cards.
class MediaDesk {
public:
    Workplace place;
    FakeArchive archive;
    FaultyDrive drive;
    QHash<QString, crypto::PrivateKey> cards;
    Result<crypto::PrivateKey> municipalSystem = crypto::PrivateKey::generate();
    std::unique_ptr<media::MediaServiceImpl> service;
    QHash<QString, api::MediumPaper> papers{{u"USB-0001"_s, {u"窓口1号"_s, u"金庫A"_s, u"窓口 花子"_s, false}}, {u"USB-0002"_s, {u"窓口2号"_s, u"金庫A"_s, u"窓口 花子"_s, false}}};
    QList<api::MediumIntake> intakes; ///< of the municipality's own files
    std::function<Result<crypto::PublicKey>(const StaffId &)> approverKey = [this](const StaffId &staff) -> Result<crypto::PublicKey> {
        if (!cards.contains(staff.text()))
            return ErrorCode::NotFound;
        return cards.value(staff.text(), *cards.begin()).publicKey();
    };

    std::function<Result<crypto::PublicKey>(const StaffId &)> requesterKey = [this](const StaffId &staff) { return approverKey(staff); };

    explicit MediaDesk(const QString &terminal = u"terminal-1"_s) : place(terminal)
    {
        for (const QString &staff : {clerk, supervisor})
            cards.insert(staff, Workplace::must(crypto::PrivateKey::generate()));
        archive.add(u"file-1"_s, place.municipality);
        archive.add(u"file-2"_s, u"162027"_s);
        QDir().mkpath(usb());
        start();
    }
    QString usb() const { return place.path(u"usb/USB-0001"_s); }
    QStringList onMedium() const { return QDir(usb()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }
    void start(const QString &terminal = {})
    {
        media::MediaOptions options;
        options.terminal = terminal.isEmpty() ? place.terminal : terminal;
        options.municipality = place.municipality;
        options.media = {{u"USB-0001"_s, usb()}, {u"USB-0002"_s, place.path(u"usb/USB-0002"_s)}};
        options.paper = [this](const QString &serial) { return papers.value(serial); };
        options.intakes = [this](store::Connection &) { return Result<QList<api::MediumIntake>>(intakes); };
        options.requesterKey = [this](const StaffId &staff) { return requesterKey(staff); };
        options.approverKey = [this](const StaffId &staff) { return approverKey(staff); };
        options.municipalKey = [this]() -> Result<crypto::PublicKey> {
            if (!municipalSystem.ok())
                return municipalSystem.error();
            return municipalSystem->publicKey();
        };
        options.sign = [this](QByteArrayView message) { return place.deviceKey.sign(message); };
        service = std::make_unique<media::MediaServiceImpl>(options, place.runner(), archive, drive, place.clock);
    }
    void restart()
    {
        service.reset();
        place.restart();
        start();
    }
    /// The same store as another terminal would hold it.
    void moveTo(const QString &terminal) { start(terminal); }
    void as(const QString &staff)
    {
        place.gate.actor.staff = StaffId(staff);
        place.gate.actor.name = staff == clerk ? u"窓口 花子"_s : u"係長 一郎"_s;
    }

    Result<api::MediaRequest> request(const QString &file = u"file-1"_s, const QString &medium = u"USB-0001"_s)
    {
        return ask(file, u"import-to-municipal-system"_s, medium);
    }
    /// As the screen does it: what is asked for, then the card of whoever asks.
    Result<api::MediaRequest> ask(const QString &file, const QString &purpose, const QString &medium, const QString &staff = clerk)
    {
        as(staff);
        MADOGUCHI_ASSIGN(const QByteArray statement, get(service->requestStatement(FileId(file), purpose, medium)));
        return get(service->request(statement, sign(statement, staff)));
    }
    QByteArray sign(const QByteArray &statement, const QString &staff) { return cards.value(staff, *cards.begin()).sign(api::framedApproval(statement)); }
    QByteArray signature(const MediaRequestId &id, const QString &staff = supervisor)
    {
        const auto denied = std::exchange(place.gate.denied, {}); // the card signs, whatever the gate says later
        const QByteArray statement = Workplace::must(get(service->statement(id)));
        place.gate.denied = denied;
        return cards.value(staff, *cards.begin()).sign(api::framedApproval(statement));
    }
    Result<api::MediaRequest> approve(const MediaRequestId &id, const QString &staff = supervisor)
    {
        as(staff);
        return get(service->approve(id, signature(id, staff), u"確認済"_s));
    }
    Result<api::MediaRequest> write(const MediaRequestId &id, const QString &staff = clerk)
    {
        as(staff);
        return get(service->write(id));
    }
    Result<api::MediaRequest> erase(const MediaRequestId &id)
    {
        as(clerk);
        return get(service->erase(id));
    }
    Result<api::MediaRequest> handOver(const MediaRequestId &id, const QString &holder)
    {
        as(clerk);
        return get(service->handOver(id, holder));
    }
    Result<api::MediaRequest> takeBack(const MediaRequestId &id)
    {
        as(clerk);
        return get(service->takeBack(id));
    }
    Result<api::MediaRequest> reportGone(const MediaRequestId &id, api::MediumGone::How how = api::MediumGone::How::Lost, const QString &reason = u"庁内を探したが見つからない"_s)
    {
        as(clerk);
        return get(service->reportGone(id, how, reason));
    }
    QByteArray goneSignature(const MediaRequestId &id, const QString &staff = supervisor)
    {
        const auto statement = get(service->goneStatement(id));
        return statement.ok() ? cards.value(staff, *cards.begin()).sign(api::framedApproval(*statement)) : QByteArray();
    }
    Result<api::MediaRequest> confirmGone(const MediaRequestId &id, const QString &staff = supervisor)
    {
        as(staff);
        return get(service->confirmGone(id, goneSignature(id, staff)));
    }
    MediaRequestId approved()
    {
        const auto id = Workplace::must(request()).id;
        Workplace::must(approve(id));
        return id;
    }
    api::MediaState state(const MediaRequestId &id)
    {
        const auto denied = std::exchange(place.gate.denied, {});
        const auto all = Workplace::must(get(service->requests()));
        place.gate.denied = denied;
        for (const auto &each : all) {
            if (each.id == id)
                return each.state;
        }
        return api::MediaState::Draft;
    }
    /// What this terminal would send to the others, as they would get it.
    QList<journal::FeedItem> shared()
    {
        const auto items = place.read<QList<journal::OutboxItem>>([](store::Connection &connection) { return journal::queued(connection, journal::Destination::Municipal, 100); });
        QList<journal::FeedItem> feed;
        for (const auto &item : items)
            feed.append({item.position, item.kind, item.aggregate, item.baseVersion + 1, item.actor, place.terminal, item.at, item.body});
        return feed;
    }
    Result<Done> take(const journal::FeedItem &item)
    {
        return get(place.store().write<Done>([&](store::Transaction &transaction) { return service->handler().apply(transaction, item); }));
    }
};

} // namespace madoguchi::test
