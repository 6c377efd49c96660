-- A draft of a hand-over goes to nobody who has not begun, however the draft came to be; nor is it accepted there.
create trigger only_after_adoption_when_sent before update of state on koto.transfer
    for each row when (new.state in ('SENT', 'ASKED', 'ACCEPTED') and new.state <> old.state
                       and new.to_municipality is not null)
    execute function koto.only_after_adoption('to_municipality');
