/**
 * What those who oversee see: the log, for the data protection officer of a municipality; who has which right, why,
 * until when and gone through by whom, for the controller; and casework in numbers, for those who lead it.
 *
 * <p>Owns no rows and changes none. Reads the log, the rights and, for counts, the tables of casework in SQL, because
 * what it shows joins them; may use access, audit, identity and rules. Shows no client data: cases go by their numbers,
 * and few clients are not counted. Each view is logged in the transaction that reads it.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"access", "api", "audit", "identity", "rules"})
package fi.kotopolku.oversight;
