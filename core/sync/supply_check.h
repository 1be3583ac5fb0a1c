#pragma once

#include "sync/link.h"
#include "sync/supply_table.h"

namespace madoguchi::sync {

/// Asks, for each file of persons that the federation has accepted, what the station behind it has made of the rows (F-06), until all of them are visible there. What the
/// federation has accepted is not there yet; whoever takes the one for the other learns of a broken linkage from a resident.
class SupplyCheck {
public:
    explicit SupplyCheck(Link &link) : m_link(link) {}
    Result<int> run(); ///< how many rows have changed; 0 too where no such station answers

private:
    Result<std::optional<int>> ask(const FileRow &file); ///< nothing: no station answers here
    struct Page {
        QList<SupplyRow> rows;
        bool more = false;
        QByteArray receipt;
    };
    Result<Page> page(const FileRow &file, int after);
    Link &m_link;
};

} // namespace madoguchi::sync
