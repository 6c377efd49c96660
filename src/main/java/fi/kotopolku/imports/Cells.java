package fi.kotopolku.imports;

import fi.kotopolku.casefile.Contact;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.PersonName;
import fi.kotopolku.casefile.PersonalIdentityCode;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.imports.Understood.Unknown;
import fi.kotopolku.imports.Understood.Value;
import fi.kotopolku.imports.Understood.Wrong;
import jakarta.validation.Validator;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Understands one cell by its field. What a form checks of the same thing is asked of the same place: of a name, a
 * contact, an identity code.
 */
final class Cells {

    static final int LONGEST_CODE = 40;

    private static final int LONGEST_REFERENCE = 100;
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_TEXT = 4000;
    static final int CENTURY = 100;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 12, 31);

    private static final Pattern FORMULA_SIGN = Pattern.compile("[=@+-].*", Pattern.DOTALL);
    private static final Pattern LIST_SIGN = Pattern.compile("- [^=@+-].*", Pattern.DOTALL);
    private static final Pattern CALL = Pattern.compile("[\\p{L}\\d_.]\\(|\\|");
    private static final Pattern SIGNED_NUMBER = Pattern.compile("[+-][0-9][0-9 ().,-]*");
    private static final Pattern VISIBLE = Pattern.compile(LongText.VISIBLE);
    private static final Pattern FINNISH_DAY = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");
    private static final Pattern ISO_DAY = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");

    private final Validator validator;
    private final LocalDate today;
    private final Map<String, String> employees;

    /**
     * @param today the day in Finland
     * @param employees ids of the municipality's employees by their work e-mail in lower case
     */
    Cells(Validator validator, LocalDate today, Map<String, String> employees) {
        this.validator = validator;
        this.today = today;
        this.employees = employees;
    }

    /** @param said what the municipality has said of this field's codes; an empty meaning is nothing */
    Understood understand(Field field, String written, Map<String, String> said) {
        String cell = Written.orNull(written);
        if (cell == null) {
            return Understood.NOTHING;
        }
        if (!VISIBLE.matcher(cell).matches()) {
            return new Wrong(Fault.CONTROL_CHARACTER);
        }
        if (formula(field, cell)) {
            return new Wrong(Fault.FORMULA);
        }
        return switch (field.form()) {
            case REFERENCE -> words(cell, LONGEST_REFERENCE);
            case WORDS -> words(cell, LONGEST_LINE);
            case TEXT -> words(cell, LONGEST_TEXT);
            case NAME -> name(cell);
            case DAY -> day(cell);
            case PAST_DAY -> notInFuture(day(cell));
            case IDENTITY_CODE -> identityCode(cell);
            case PHONE -> contact("phone", cell, Fault.PHONE_FORM);
            case EMAIL -> contact("email", cell, Fault.EMAIL_FORM);
            case POSTAL_CODE -> contact("postalCode", cell, Fault.POSTAL_CODE_FORM);
            case EMPLOYEE -> employee(cell);
            case CODE -> code(field, cell, said);
            case YES_NO -> truth(code(field, cell, said));
        };
    }

    /** A text may begin as a line of a list, as notes do; then nothing is called in it, and no other program. */
    private static boolean formula(Field field, String cell) {
        boolean listed = field.form() == Field.Form.TEXT
                && LIST_SIGN.matcher(cell).matches()
                && !CALL.matcher(cell).find();
        return FORMULA_SIGN.matcher(cell).matches()
                && !SIGNED_NUMBER.matcher(cell).matches()
                && !listed;
    }

    private static Understood words(String cell, int longest) {
        return cell.length() > longest ? new Wrong(Fault.TOO_LONG) : new Value(cell);
    }

    private static Understood name(String cell) {
        String tidy = PersonName.Check.tidy(cell);
        if (tidy.length() > LONGEST_LINE) {
            return new Wrong(Fault.TOO_LONG);
        }
        return PersonName.Check.is(tidy) ? new Value(tidy) : new Wrong(Fault.NAME_FORM);
    }

    private static Understood day(String cell) {
        Matcher finnish = FINNISH_DAY.matcher(cell);
        if (finnish.matches()) {
            return day(finnish.group(3), finnish.group(2), finnish.group(1));
        }
        Matcher iso = ISO_DAY.matcher(cell);
        return iso.matches() ? day(iso.group(1), iso.group(2), iso.group(3)) : new Wrong(Fault.DATE_FORM);
    }

    private static Understood day(String year, String month, String day) {
        try {
            LocalDate found = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            return found.isBefore(EARLIEST) || found.isAfter(LATEST) ? new Wrong(Fault.DATE_YEAR) : new Value(found);
        } catch (DateTimeException impossible) {
            return new Wrong(Fault.DATE_IMPOSSIBLE);
        }
    }

    private Understood notInFuture(Understood day) {
        return day instanceof Value found && ((LocalDate) found.value()).isAfter(today)
                ? new Wrong(Fault.DATE_IN_FUTURE)
                : day;
    }

    /** One of the coming century is of the wrong one, which only the birth date beside it can say. */
    private Understood identityCode(String cell) {
        PersonalIdentityCode.Parsed parsed = PersonalIdentityCode.parse(cell, today.plusYears(CENTURY));
        if (parsed instanceof PersonalIdentityCode.Parsed.Invalid invalid) {
            return new Wrong(
                    switch (invalid.problem()) {
                        case WRONG_FORM -> Fault.IDENTITY_CODE_FORM;
                        case IMPOSSIBLE_DATE -> Fault.IDENTITY_CODE_DATE;
                        case FUTURE_DATE -> Fault.IDENTITY_CODE_FUTURE;
                        case WRONG_CHECK_CHARACTER -> Fault.IDENTITY_CODE_CHECK;
                    });
        }
        return new Value(((PersonalIdentityCode.Parsed.Valid) parsed).code().value());
    }

    private Understood contact(String property, String cell, Fault fault) {
        return validator.validateValue(Contact.class, property, cell).isEmpty() ? new Value(cell) : new Wrong(fault);
    }

    private Understood employee(String cell) {
        String person = employees.get(cell.toLowerCase(Locale.ROOT));
        return person == null ? new Wrong(Fault.RESPONSIBLE_UNKNOWN) : new Value(person);
    }

    private static Understood code(Field field, String cell, Map<String, String> said) {
        String meaning = said.containsKey(cell)
                ? said.get(cell)
                : field.codes().find(cell).orElse(null);
        if (meaning == null) {
            return new Unknown(cell);
        }
        return meaning.isEmpty() ? Understood.NOTHING : new Value(meaning);
    }

    private static Understood truth(Understood code) {
        return code instanceof Value found && found.value() != null
                ? new Value(Boolean.valueOf((String) found.value()))
                : code;
    }
}
