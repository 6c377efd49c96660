package fi.kotopolku.transfer;

/** What whoever a case goes to may answer; silence is none of these. */
enum Reply {
    ACCEPTED,
    ASKED,
    REFUSED
}
