-- Ways to the rows that lists, counts and decisions ask for all day long, however many there are.

-- A person's rights in force. Without the employer in it, the planner joins the index of persons with that of employers,
-- and reads every right of the largest employer for each decision.
create index access_right_holder on koto.access_right (person_id, employer, municipality) where state = 'GRANTED';

-- What a municipality has to tidy up, without passing by what the others have.
create index access_right_due_here on koto.access_right (municipality, ends_at, number)
    where state = 'GRANTED' and tidied_at is null;
