#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace madoguchi::test {

/// Looks for residents' words in files: each marker as UTF-8, UTF-16LE, CP932, hex (both cases) and base64 (three alignments),
/// in every regular file under a folder.
class MarkerScan {
public:
    explicit MarkerScan(const QStringList &markers);
    struct Finding {
        QString file, marker, encoding;
    };
    QList<Finding> scan(const QString &directory) const;
    static QByteArray cp932(const QString &text); ///< by iconv; empty if it cannot hold the text

    struct Needle {
        QString marker, encoding;
        QByteArray bytes;
    };
    const QList<Needle> &needles() const { return m_needles; }

private:
    QList<Needle> m_needles;
};

} // namespace madoguchi::test
