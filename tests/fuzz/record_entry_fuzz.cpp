#include "journal/entry.h"
#include "journal/frame.h"

#include <cstdlib>

// The record is verified without a key, so its bytes may come from anybody: one entry, one encoding (C-11).
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    using namespace madoguchi::journal;
    const QByteArrayView input(data, qsizetype(size));
    const auto entry = decode(input);
    if (entry.ok() && encode(*entry) != input)
        std::abort();
    for (QByteArrayView rest = input; !rest.isEmpty();) {
        const Frame frame = readFrame(rest);
        if (frame.state != Frame::State::Whole)
            break;
        if (frame.size <= 0 || frame.size > rest.size() || framed(frame.payload) != rest.first(frame.size))
            std::abort();
        rest = rest.sliced(frame.size);
    }
    return 0;
}
