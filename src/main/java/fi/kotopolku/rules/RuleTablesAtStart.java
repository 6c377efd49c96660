package fi.kotopolku.rules;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A rule table with a gap, an overlap or an unreadable value stops the start, before anybody is given a wrong date. */
@Component
@Order(0)
class RuleTablesAtStart implements ApplicationRunner {

    private final Rules rules;

    RuleTablesAtStart(Rules rules) {
        this.rules = rules;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        rules.check();
    }
}
