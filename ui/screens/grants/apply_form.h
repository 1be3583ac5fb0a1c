#pragma once

#include "ui/directory/order_form.h"

namespace madoguchi::ui {

/// Applying for functions: who, which of those that the duties allow, from when until when, why. `first` is chosen to begin with.
OrderForm *applyForm(api::Services &services, const QList<api::StaffView> &staff, const StaffId &first);

} // namespace madoguchi::ui
