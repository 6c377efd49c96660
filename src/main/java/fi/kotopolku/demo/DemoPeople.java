package fi.kotopolku.demo;

import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The demo's municipalities, organisations and persons. Written when the bean is made, so before the first request and
 * before any bean that is given this one; what is there already is left as it is.
 */
@Component
@Profile("demo")
public class DemoPeople implements InitializingBean {

    private record Municipality(String code, String nameFi, String nameSv) {}

    private record Employer(String id, String kind, String nameFi, String nameSv, String municipality) {}

    private static final List<Municipality> MUNICIPALITIES =
            List.of(new Municipality("249", "Keuruu", "Keuru"), new Municipality("495", "Multia", "Multia"));
    private static final List<Employer> EMPLOYERS = List.of(
            new Employer("keuruu", "MUNICIPALITY", "Keuruun kaupunki", "Keuru stad", "249"),
            new Employer("multia", "MUNICIPALITY", "Multian kunta", "Multia kommun", "495"),
            new Employer(
                    "keski-suomi-hva",
                    "WELLBEING_COUNTY",
                    "Keski-Suomen hyvinvointialue",
                    "Mellersta Finlands välfärdsområde",
                    null),
            new Employer(
                    "keski-suomi-tyollisyysalue",
                    "EMPLOYMENT_AUTHORITY",
                    "Keski-Suomen työllisyysalue",
                    "Mellersta Finlands sysselsättningsområde",
                    null),
            new Employer("partner-opisto", "PARTNER", "Testiopisto (keksitty)", "Testinstitutet (påhittat)", null),
            new Employer("keha", "STATE", "KEHA-keskus", "UF-centret", null));

    private final JdbcClient jdbc;

    DemoPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        MUNICIPALITIES.forEach(this::insert);
        EMPLOYERS.forEach(this::insert);
        DemoAccount.ALL.forEach(this::insert);
    }

    private void insert(Municipality municipality) {
        jdbc.sql("""
                insert into koto.municipality (code, name_fi, name_sv)
                values (:code, :nameFi, :nameSv) on conflict do nothing
                """).paramSource(municipality).update();
    }

    private void insert(Employer employer) {
        jdbc.sql("""
                insert into koto.organisation (id, kind, name_fi, name_sv, municipality)
                values (:id, :kind, :nameFi, :nameSv, :municipality) on conflict do nothing
                """).paramSource(employer).update();
    }

    private void insert(DemoAccount account) {
        jdbc.sql("""
                insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id)
                values (:id, :issuer, :id, :givenName, :familyName, :email, :organisation) on conflict do nothing
                """)
                .param("id", account.id())
                .param("issuer", DemoIdentityProvider.ISSUER_NAME)
                .param("givenName", account.givenName())
                .param("familyName", account.familyName())
                .param("email", account.email())
                .param("organisation", account.organisationId())
                .update();
    }
}
