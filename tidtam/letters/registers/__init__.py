"""Part of letters: the registers in which letters get their numbers (ทะเบียนหนังสือรับ, ส่ง), and how long they are kept."""
