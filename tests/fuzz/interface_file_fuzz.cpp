#include "exchange/interface_file.h"

#include <cstdlib>

// What the reader takes, the writer must write back byte for byte: anything else would be a second meaning of one file (C-02).
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    using namespace madoguchi::exchange;
    static const auto layouts = loadLayouts(QStringLiteral(":/interface/layouts"), QDate(2026, 11, 20));
    const QByteArrayView content(data, qsizetype(size));
    (void)readHeader(content);
    for (const Layout &layout : *layouts) {
        QList<Refusal> refusals;
        const auto file = readFile(layout, content, &refusals);
        if (file.ok() == !refusals.isEmpty())
            std::abort();
        if (!file.ok())
            continue;
        const auto written = writeFile(layout, file->header, file->rows);
        if (!written.ok() || *written != content)
            std::abort();
    }
    return 0;
}
