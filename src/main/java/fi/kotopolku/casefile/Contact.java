package fi.kotopolku.casefile;

import fi.kotopolku.access.DataCategory;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the client is reached. Under a non-disclosure order (turvakielto, 661/2009 § 36) all of it is kept from everybody
 * whose right does not name {@link DataCategory#PROTECTED_CONTACT}: a telephone number or a mail address leads to a
 * home as well. Empty texts are null.
 */
public record Contact(
        @Pattern(regexp = PHONE, message = PHONE_WORDS) String phone,

        @ShortText @Email(regexp = EMAIL, message = EMAIL_WORDS)
        String email,

        @ShortText String streetAddress,

        @Pattern(regexp = POSTAL_CODE, message = POSTAL_CODE_WORDS)
        String postalCode,

        @ShortText String postOffice) {

    static final String PHONE = "|\\s*\\+?[0-9][0-9 ()-]{3,38}\\s*";
    static final String PHONE_WORDS = "Kirjoita puhelinnumero numeroin, esimerkiksi 040 123 4567 tai +358 40 123 4567.";
    static final String EMAIL = "|[^\\s@]+@[^\\s@]+\\.[^\\s@.]+";
    static final String EMAIL_WORDS = "Kirjoita sähköpostiosoite muodossa nimi@esimerkki.fi tai jätä kenttä tyhjäksi.";
    static final String POSTAL_CODE = "|\\s*[0-9]{5}\\s*";
    static final String POSTAL_CODE_WORDS = "Kirjoita postinumero viidellä numerolla, esimerkiksi 42700.";

    private static final List<DataCategory> OPEN = List.of(DataCategory.IDENTITY_AND_CONTACT);
    private static final List<DataCategory> CLOSED =
            List.of(DataCategory.IDENTITY_AND_CONTACT, DataCategory.PROTECTED_CONTACT);

    /** What a right has to name for these data of a client. */
    static List<DataCategory> categories(boolean nonDisclosure) {
        return nonDisclosure ? CLOSED : OPEN;
    }

    Contact tidy() {
        return new Contact(
                Written.orNull(phone),
                Written.orNull(email),
                Written.orNull(streetAddress),
                Written.orNull(postalCode),
                Written.orNull(postOffice));
    }

    boolean nothing() {
        return Stream.of(phone, email, streetAddress, postalCode, postOffice).allMatch(Written::nothing);
    }
}
