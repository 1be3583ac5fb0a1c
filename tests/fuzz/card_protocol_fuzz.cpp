#include "harness.h"

#include "card/protocol.h"

#include <cstring>

using namespace madoguchi;
using namespace madoguchi::card;

namespace {

bool equal(const SecretBytes &written, protocol::Bytes read)
{
    return written.size() == read.size() && std::memcmp(written.data(), read.data(), read.size()) == 0;
}

} // namespace

// The first byte says who reads the rest: the terminal an answer, or the helper a call.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const protocol::Bytes body(data + 1, size - 1);
    if (data[0] == 'i') {
        if (const auto info = protocol::unpackInfo(body))
            PROMISE(equal(protocol::pack(*info), body));
    } else if (data[0] == 'k') {
        if (const auto key = protocol::unpackAgreeKey(body))
            PROMISE(equal(protocol::pack(*key), body));
    } else if (data[0] == 'e') {
        const Error error = protocol::unpackError(body);
        PROMISE(error.args.size() <= 1 && (error.code == ErrorCode::InvalidArgument || errorText(error.code).startsWith(QLatin1Char('C'))));
    } else if (body.size() >= process::headerSize) {
        const auto wanted = process::bodySize(body.first(process::headerSize));
        if (!wanted)
            return 0;
        PROMISE(*wanted <= process::maxBodySize);
        const protocol::Bytes rest = body.subspan(process::headerSize);
        const process::Frame frame{body[4], SecretBytes(rest.first(std::min(*wanted, rest.size())))};
        if (protocol::callOf(frame) && rest.size() == *wanted)
            PROMISE(equal(process::framed(frame.kind, frame.body.span()), body));
    }
    return 0;
}
