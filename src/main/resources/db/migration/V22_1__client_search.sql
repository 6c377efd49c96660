-- One fold for names, so that a search and the look for a namesake find the same: no accents, no case, no apostrophes, words
-- apart by one space, with a space in front of each. Letters that do not come apart into a letter and an accent are named.
create function koto.folded(name text) returns text
    language sql immutable strict parallel safe
as
$$
    select ' ' || trim(regexp_replace(
        lower(translate(
            replace(replace(replace(replace(replace(replace(replace(
                regexp_replace(normalize(name, NFD), '[\u0300-\u036f''\u2019\u02bc\u02bb`]', '', 'g'),
                'ß', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th'),
            'øØłŁđĐðÐħĦıŧŦəƏŋŊĸ', 'oollddddhhittaannk') collate "C"),
        '[^a-z0-9]+', ' ', 'g'))
$$;
alter table koto.client
    add column folded_name text generated always as (koto.folded(family_name || ' ' || given_names)) stored;
drop index koto.client_namesakes;
create index client_namesakes on koto.client (municipality, birth_date, folded_name);
