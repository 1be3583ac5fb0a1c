#pragma once

#include "ui/directory/order_form.h"

namespace madoguchi::ui {

/// The orders about one member of staff, each as its form.
OrderForm *registerStaffForm(api::Services &services);
OrderForm *transferForm(api::Services &services, const api::StaffView &staff);
OrderForm *endForm(api::Services &services, const api::StaffView &staff);
OrderForm *assignCardForm(api::Services &services, const api::StaffView &staff, const QList<api::PendingCardView> &cards);
OrderForm *withdrawCardForm(api::Services &services, const api::StaffView &staff);

} // namespace madoguchi::ui
