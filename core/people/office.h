#pragma once

#include "base/id.h"

namespace madoguchi::people {

/// Whose counter this is: from the terminal's profile.
struct Office {
    QString municipality;     ///< 全国地方公共団体コード, 6 digits
    QString municipalityName;
    QString insurer;          ///< 保険者番号, 6 digits
    QString symbol;           ///< 記号 of new certificates; empty: as the municipality's households have it
    TerminalId terminal;
    bool ownLedger = true;    ///< else eligibility is the municipality's own system's to tell the federation, in its files

    /// 0 to 99, from the digits that end the terminal's id: part of the numbers given out here, so that two terminals that
    /// cannot see each other never give out the same one.
    int terminalNumber() const
    {
        const QString &id = terminal.text();
        qsizetype at = id.size();
        while (at > 0 && id[at - 1] >= u'0' && id[at - 1] <= u'9')
            --at;
        return id.sliced(at).right(2).toInt();
    }
};

} // namespace madoguchi::people
