package fi.kotopolku.bench;

/** 308 municipalities as they are: the largest has a quarter of everything, the others as many as their rank leaves them. */
final class Towns {

    static final int COUNT = 308;
    /** The municipality of the demo's caseworker stands for the largest. */
    static final String LARGEST = "249";

    private Towns() {}

    /** Makes {@code bench.town(code, rank, share)}; the shares add up to one. */
    static final String TABLE = """
            create schema bench;
            create table bench.town as
            with town as (
                select code, row_number() over (order by code <> '249', code <> '495', code) as rank
                from (select lpad(n::text, 3, '0') as code from generate_series(1, 306) n
                      where lpad(n::text, 3, '0') not in ('249', '495')
                      union select '249' union select '495' union select '900' union select '901' union select '902') c
                limit 308
            ), weight as (
                select code, rank, case when rank = 1 then 0 else 1.0 / rank end as w from town
            )
            select code::char(3) as code, rank::int as rank,
                   case when rank = 1 then 0.25 else 0.75 * w / sum(w) over () end as share
            from weight;
            """;
}
