-- Contact data under a non-disclosure order (661/2009 § 36) are a category of their own. No right gets it by this
-- migration: whoever needs it asks for a right that names it.
alter table koto.access_right drop constraint content_is_bounded;
alter table koto.access_right add constraint content_is_bounded check (cardinality(content) > 0 and content <@ array
    ['IDENTITY_AND_CONTACT', 'PROTECTED_CONTACT', 'RESIDENCE', 'HOUSEHOLD', 'EDUCATION_AND_WORK', 'LANGUAGE',
     'HEALTH_AND_FUNCTIONING', 'PLAN', 'SERVICES', 'NOTES', 'ADMINISTRATION']);
