-- Three indexes of what was decided cost an import more than its row did. What is asked is a span of time, and rows come in its order: bounds of a few
-- pages find it. Nobody asks by position, and nobody by office alone.
drop index learning.decision_at, learning.decision_position, learning.decision_office;
create index decision_at on learning.decision using brin (at) with (autosummarize = on);
