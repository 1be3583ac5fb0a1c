#include "process/frame.h"

namespace madoguchi::process {

SecretBytes framed(std::uint8_t kind, Bytes body)
{
    SecretBytes frame(headerSize);
    const std::size_t size = body.size() + 1;
    for (int i = 0; i < 4; ++i)
        frame.data()[i] = static_cast<std::uint8_t>(size >> (24 - 8 * i));
    frame.data()[4] = kind;
    frame.append(body);
    return frame;
}

std::optional<std::size_t> bodySize(Bytes header)
{
    if (header.size() < headerSize)
        return {};
    std::size_t size = 0;
    for (const std::uint8_t byte : header.first(4))
        size = size << 8 | byte;
    return size >= 1 && size <= maxBodySize + 1 ? std::optional(size - 1) : std::nullopt;
}

} // namespace madoguchi::process
