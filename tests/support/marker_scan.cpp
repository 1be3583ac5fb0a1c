#include "support/marker_scan.h"

#include <QDirIterator>
#include <QFile>

#include <cstring>
#include <iconv.h>

using namespace Qt::StringLiterals;

namespace madoguchi::test {

QByteArray MarkerScan::cp932(const QString &text)
{
    iconv_t converter = iconv_open("CP932", "UTF-8");
    if (converter == iconv_t(-1))
        return {};
    QByteArray in = text.toUtf8(), out(in.size() * 2 + 8, '\0');
    char *from = in.data(), *to = out.data();
    std::size_t fromLeft = static_cast<std::size_t>(in.size()), toLeft = static_cast<std::size_t>(out.size());
    const bool whole = iconv(converter, &from, &fromLeft, &to, &toLeft) != std::size_t(-1);
    iconv_close(converter);
    return whole ? out.left(out.size() - static_cast<qsizetype>(toLeft)) : QByteArray();
}

MarkerScan::MarkerScan(const QStringList &markers)
{
    for (const QString &marker : markers) {
        const auto add = [&](const char *encoding, const QByteArray &bytes) {
            if (bytes.size() >= 4)
                m_needles.append({marker, QString::fromLatin1(encoding), bytes});
        };
        const QByteArray utf8 = marker.toUtf8();
        add("UTF-8", utf8);
        add("UTF-16LE", QByteArray(reinterpret_cast<const char *>(marker.utf16()), marker.size() * 2));
        const QByteArray sjis = cp932(marker);
        if (sjis != utf8)
            add("CP932", sjis);
        add("hex", utf8.toHex());
        add("HEX", utf8.toHex().toUpper());
        for (int alignment = 0; alignment < 3; ++alignment) {
            // What stands before shifts the groups of three; the first and last characters depend on the neighbours.
            QByteArray shifted = QByteArray(alignment, 'x') + utf8;
            shifted.chop(shifted.size() % 3);
            const QByteArray encoded = shifted.toBase64(QByteArray::OmitTrailingEquals);
            add("base64", encoded.mid(alignment == 0 ? 0 : alignment + 1));
        }
    }
}

QList<MarkerScan::Finding> MarkerScan::scan(const QString &directory) const
{
    QList<Finding> findings;
    QDirIterator files(directory, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray content = file.readAll();
        for (const Needle &needle : m_needles) {
            if (memmem(content.constData(), static_cast<std::size_t>(content.size()), needle.bytes.constData(), static_cast<std::size_t>(needle.bytes.size())))
                findings.append({file.fileName(), needle.marker, needle.encoding});
        }
    }
    return findings;
}

} // namespace madoguchi::test
