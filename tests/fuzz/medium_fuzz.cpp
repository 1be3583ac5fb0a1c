#include "harness.h"

#include "crypto/digest.h"
#include "crypto/seal.h"
#include "media/container.h"

#include <QJsonDocument>

using namespace madoguchi;
using namespace madoguchi::fuzz;
using namespace madoguchi::media;
using namespace Qt::StringLiterals;

namespace {

const QString municipality = u"162019"_s;
const QDateTime now(QDate(2026, 11, 20), QTime(1, 42), Qt::UTC);

struct Desk {
    crypto::PrivateKey recipient = must(crypto::PrivateKey::generate()), device = must(crypto::PrivateKey::generate());
    QByteArray content = "content of a file";
    SharedRequest shared;
    Container container;

    Desk()
    {
        shared.request.id = MediaRequestId(u"request-1"_s);
        shared.request.fileHash = crypto::sha256(content);
        container = write(shared, content);
    }
    Container write(const SharedRequest &request, QByteArrayView bytes) const
    {
        return must(pack(request, bytes, municipality, recipient.publicKey(), [this](QByteArrayView payload) { return device.sign(payload); }, now));
    }
};

/// What lies on the medium opens for the recipient and this request alone; the manifest says what was approved.
void writeAndOpen(const Desk &desk, const SharedRequest &shared, QByteArrayView content)
{
    const Container container = desk.write(shared, content);
    PROMISE(must(crypto::unsealFile(desk.recipient, container.sealed, Container::context(municipality, shared))) == content);
    PROMISE(!crypto::unsealFile(desk.device, container.sealed, Container::context(municipality, shared)).ok());
    PROMISE(!crypto::unsealFile(desk.recipient, container.sealed, Container::context(u"162027"_s, shared)).ok());
    const QJsonObject manifest = QJsonDocument::fromJson(container.manifest).object();
    const auto bytes = [](const QJsonObject &object, QLatin1String name) { return QByteArray::fromBase64(object[name].toString().toLatin1()); };
    const QByteArray payload = bytes(manifest, "payload"_L1);
    PROMISE(desk.device.publicKey().verify(payload, bytes(manifest, "signature"_L1)));
    const QJsonObject said = QJsonDocument::fromJson(payload).object();
    PROMISE(bytes(said, "requestStatement"_L1) == shared.requestStatement() && bytes(said, "requestSignature"_L1) == shared.requestSignature);
    PROMISE(bytes(said, "statement"_L1) == shared.statement() && bytes(said, "approval"_L1) == shared.approval);
    PROMISE(said["sealedSha256"_L1].toString() == QString::fromLatin1(crypto::sha256(container.sealed).toHex()));
}

/// A request that came through the feed: one meaning, and every change of what was approved shows in the statement (C-18).
void readRequest(const Desk &desk, QByteArrayView text)
{
    const auto shared = SharedRequest::fromBody(u"request-1"_s, QJsonDocument::fromJson(text.toByteArray()).object());
    if (!shared.ok())
        return;
    const QJsonObject body = shared->toBody();
    const SharedRequest again = must(SharedRequest::fromBody(u"request-1"_s, body));
    PROMISE(again.toBody() == body && again.statement() == shared->statement());
    PROMISE(shared->request.fileHash.size() == 32 && shared->request.expires.isValid());
    SharedRequest other = *shared;
    other.request.records += 1;
    PROMISE(other.statement() != shared->statement());
    PROMISE(other.requestStatement() != shared->requestStatement() && shared->requestStatement() != shared->statement());
    other = *shared;
    other.requestSignature += 'x';
    PROMISE(other.statement() != shared->statement() && other.requestStatement() == shared->requestStatement());
    other = *shared;
    other.request.recipient += u'x';
    PROMISE(other.statement() != shared->statement());
    writeAndOpen(desk, *shared, text);
}

} // namespace

// The sealed medium: a container changed in one place ("s"), foreign bytes ("r"), content to seal ("w"), a shared request ("m").
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static const Desk desk;
    if (size < 1)
        return 0;
    const QByteArrayView input(data + 1, qsizetype(size - 1));
    const QByteArray context = Container::context(municipality, desk.shared);
    switch (data[0]) {
    case 's': {
        const QByteArray changed = spliced(desk.container.sealed, input);
        PROMISE(crypto::unsealFile(desk.recipient, changed, context).ok() == (changed == desk.container.sealed));
        break;
    }
    case 'r': PROMISE(!crypto::unsealFile(desk.recipient, input, context).ok()); break;
    case 'w': writeAndOpen(desk, desk.shared, input); break;
    case 'm': readRequest(desk, input); break;
    }
    return 0;
}
