package fi.kotopolku.access;

import fi.kotopolku.form.FormRefused.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether bounds lie within others: what is granted is never more than what was asked for, or than what there was. */
@Component
class Narrowness {

    private final JdbcClient jdbc;

    Narrowness(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return each bound of the first that goes beyond the second; empty when it lies within */
    List<Problem> beyond(Requested less, Requested whole) {
        List<Problem> problems = new ArrayList<>();
        if (!whole.content().containsAll(less.content())) {
            problems.add(new Problem("content", "Valitse vain tietoryhmiä, joita on haettu."));
        }
        if (!whole.powers().containsAll(less.powers())) {
            problems.add(new Problem("powers", "Valitse vain valtuuksia, joita on haettu."));
        }
        if (!within(less.extent(), whole.extent())) {
            problems.add(new Problem("extent", "Valitse laajuus, joka sisältyy haettuun laajuuteen."));
        }
        if (less.from().isBefore(whole.from())) {
            problems.add(new Problem("validFrom", "Valitse alkamispäivä, joka ei ole ennen haettua."));
        }
        if (less.until().isAfter(whole.until())) {
            problems.add(new Problem("validUntil", "Valitse päättymisaika, joka ei ole haetun jälkeen."));
        }
        return problems;
    }

    private boolean within(Extent less, Extent asked) {
        if (asked instanceof Extent.WholeMunicipality || asked.equals(less)) {
            return true;
        }
        if (asked instanceof Extent.Cases whole && less instanceof Extent.Cases part) {
            return whole.numbers().containsAll(part.numbers());
        }
        return asked instanceof Extent.Unit unit
                && less instanceof Extent.Cases part
                && allInUnit(part.numbers(), unit.name());
    }

    private boolean allInUnit(Set<String> numbers, String unit) {
        return jdbc.sql("select count(*) from koto.integration_case where number = any (:numbers) and unit = :unit")
                        .param("numbers", numbers.toArray(String[]::new))
                        .param("unit", unit)
                        .query(Integer.class)
                        .single()
                == numbers.size();
    }
}
