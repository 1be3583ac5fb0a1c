#include "people/deeds.h"

namespace madoguchi::people {

using api::UseCase;

std::span<const journal::Deeds> deeds()
{
    static const std::vector<journal::Deeds> all{
        {"reception", "SELECT id, id, by, 0 FROM reception", {}, {UseCase::ReceptionOpen, UseCase::ReceptionClose}, false, "reception"},
        {"notification", "SELECT id, household, by, change_id <> '' FROM notification", {UseCase::NotificationRegister}, {UseCase::NotificationRegister}, true, "notification"},
        {"number_receipt", "SELECT receipt, reception, '', 1 FROM number_receipt", {UseCase::NumberSubmit, UseCase::NumberDeliver}, {}},
    };
    return all;
}

} // namespace madoguchi::people
