package fi.kotopolku.identity;

/**
 * An employer of people who use the system.
 *
 * @param municipality three-digit municipality code; null unless the organisation is a municipality
 */
public record Organisation(String id, Kind kind, String nameFi, String nameSv, String municipality) {

    public enum Kind {
        MUNICIPALITY,
        WELLBEING_COUNTY,
        EMPLOYMENT_AUTHORITY,
        PARTNER,
        STATE
    }
}
