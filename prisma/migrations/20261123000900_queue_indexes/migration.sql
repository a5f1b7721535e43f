-- What is open but not yet due is found by the day it opened, an agent's waiting calls by their next moment.
-- The index by status and close day served no query that the partial ones don't serve better.
DROP INDEX "contact_tenant_id_status_close_on_id_idx";
CREATE INDEX contact_queue_mine_open ON contact (tenant_id, assignee_id, open_on) WHERE status IN ('planned', 'promised');
CREATE INDEX contact_queue_team_open ON contact (tenant_id, open_on) WHERE status IN ('planned', 'promised');
CREATE INDEX contact_waiting ON contact (tenant_id, assignee_id, next_attempt_at)
  WHERE status IN ('planned', 'promised') AND next_attempt_at IS NOT NULL;
