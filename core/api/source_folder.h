#pragma once

#include "api/reception_service.h"

namespace madoguchi::api {

/// A place in one of the municipality's own files that is wrong; never what stands there.
struct SourceFault {
    int line = 0;  ///< 1 is the header
    QString item;  ///< as its layout calls it; empty: the line as a whole
    QString code;  ///< E01 …
};

/// One of the files that the municipality's system has put into the folder, or on a registered medium (ledger External).
struct SourceFile {
    QString name;
    QString medium;   ///< serial of the medium on which it lies; empty: in the folder
    QString place;    ///< what the register calls the medium; empty: the folder
    QString layout;   ///< "F1"; empty: no file for the federation
    QString title;    ///< 資格情報(世帯)
    qint64 sequence = 0; ///< 通番
    int records = 0;
    qint64 size = 0;
    QDateTime at;     ///< made on
    enum class State {
        Found,    ///< can be taken in
        Unknown,  ///< none that goes to the federation
        Ready,    ///< among the day's files
        Sending,  ///< with the federation, which has not answered yet
        Refused,  ///< by the federation: the municipality mends it in its own system
        Returned, ///< by the federation, for its running number alone, which had been taken back: can be taken in again as it is
        Sent,     ///< accepted; the source is about to be erased
        Waiting   ///< accepted; the place where its source lies is away, and it is erased once that is back
    } state = State::Found;
    bool isTakeable() const { return state == State::Found || state == State::Returned; }
    QList<SourceFault> faults; ///< why it is Unknown, or what the federation refused
    int numbers = 0, numbersDiffering = 0, numbersRefused = 0; ///< once it was taken in
};
/// One that is not there any more.
struct ErasedSource {
    QString name, title;
    qint64 sequence = 0;
    QDateTime at;
    enum class How { Overwritten, Gone, Changed } how = How::Overwritten; ///< Gone: it was not there any more; Changed: something else lay there, which stays
    QString place;                 ///< as SourceFile's
};
struct SourceFolder {
    bool offered = false;          ///< there is such a folder, or a registered medium, at this terminal
    std::optional<Error> trouble;  ///< FileUnreadable: the folder is not there; TooLarge: more lies in a place than is listed
    struct Medium {
        QString label;
        std::optional<Error> trouble; ///< MediumMissing; MediumUnregistered: another one is plugged in in its place
    };
    QList<Medium> media;           ///< of the register
    QList<SourceFile> files;
    QList<ErasedSource> erased;    ///< newest first
    bool handsBack = false;        ///< received files go back to the municipality's system
    int handedBack = 0, handBackWaiting = 0;
    std::optional<Error> handBackTrouble; ///< of the last try, with a file's name; it is tried again
};

/// What taking in a source came to. Nothing of it was taken (C-02) with one of the first three.
struct TakenIn {
    QList<SourceFault> faults;
    qint64 nextSequence = 0; ///< 通番 that the federation waits for, which is not the file's; 0: it fits
    bool waits = false;      ///< another of its kind is on its way to the federation
    bool isTaken() const { return faults.isEmpty() && nextSequence == 0 && !waits; }
    int records = 0, numbers = 0;
    /// The row goes all the same (C-04).
    struct Number {
        int line = 0;
        QString addressee;
        NumberVerdict verdict; ///< Differs or Refused
    };
    QList<Number> notable; ///< at most 100
    int numbersDiffering = 0, numbersRefused = 0;
};

} // namespace madoguchi::api
