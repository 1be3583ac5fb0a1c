#pragma once

#include "base/error.h"
#include "base/id.h"

#include <QDateTime>

#include <optional>

namespace madoguchi::api {

/// Who has closed what could not go on, and why.
struct AsideClosing {
    QDateTime at;
    QString by, byName; ///< staff id, name at that time
    QString reason;     ///< as it was typed
};

/// Something that could not go on: a change, a row, an item or a file, kept with its reason until it has gone on after all or somebody closes it
/// (sync.md promise 2).
struct AsideItem {
    enum class Way { ToMunicipality, ToFederation, FromMunicipality, FromFederation } way = Way::ToMunicipality;
    QString id;            ///< for tryAsideAgain() and closeAside()
    bool file = false;     ///< a whole interface file, else one item or row
    bool source = false;   ///< … of the municipality's own system, which mends it there
    QString kind;          ///< "household", "notification" …; of a row or file its layout, "F1" …
    QString number;        ///< of what it is about, as on the paper: 世帯番号, 届出番号, 受付番号; of a file its name; may be empty
    qint64 sequence = 0;   ///< 通番 of a file
    QString person;        ///< name, where the item says one
    HouseholdId household; ///< where it can be opened; may be empty
    Error reason;          ///< with the field: of the interface as its layout calls it, else a path in the change; VersionConflict: somebody else was first
    QString finding;       ///< the interface's own code (E01 …) of a row or file; empty: `reason` says it all
    int line = 0;          ///< of the file, to the finding; 0: none
    QDateTime since;
    bool held = false;     ///< a file that waits for another: it goes on by itself when that comes
    qint64 waitsFor = 0;   ///< 通番 of that other file; 0: not known
    int behind = 0;        ///< rows for the federation that wait for this, and are closed with it
    bool mayTryAgain = false, mayClose = false;
    std::optional<AsideClosing> closing; ///< not open any more
};

constexpr int asideReasonLength = 200; ///< characters of a reason for closing, at most

} // namespace madoguchi::api
