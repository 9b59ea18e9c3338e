-- Staff filter the list by status. Without it, orders of a rare status are searched in all orders.
CREATE INDEX CONCURRENTLY "order_summaries_status_created_at_order_id_idx" ON "order_summaries"("status", "created_at", "order_id");
